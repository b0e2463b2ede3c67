"""Procedures and dossiers as clients are told of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tinhso.base import clock
from tinhso.base.text import fold
from tinhso.engines.cases.models import Case, Stage
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.engines.payments import api as payments
from tinhso.systems.services.rest import shapes
from tinhso.systems.services.rest.shapes import Fee


def words(text: str) -> list[str]:
    """The words of a search, without diacritics."""
    return fold(text).split()[:10]


def procedure_row(procedure: Procedure) -> shapes.ProcedureRow:
    return shapes.ProcedureRow(**_row(procedure))


def version(one: ProcedureVersion) -> shapes.Version:
    return shapes.Version(number=one.number, valid_from=one.valid_from, valid_to=one.valid_to, digest=one.digest)


def whole_procedure(one: ProcedureVersion) -> shapes.WholeProcedure:
    """What a version asks and promises."""
    return shapes.WholeProcedure(
        **_row(one.procedure),
        version=version(one),
        summary=one.content.get("summary", ""),
        papers=[
            shapes.Paper(
                code=paper.code,
                name=paper.name,
                required=paper.required,
                originals=paper.originals,
                copies=paper.copies,
                uploaded=paper.is_uploaded,
                accept=list(paper.accept),
                when=paper.when,
                note=paper.note,
            )
            for paper in one.papers
        ],
        time_limits=[shapes.TimeLimit(channel=row["channel"], **_limit(row["limit"])) for row in one.part("channels")],
        fees=fees(one.procedure.code, None),
        questions=[question(field) for field in one.fields.values()],
        legal=[" ".join(filter(None, (row.get("number"), row["name"]))) for row in one.part("legal")],
        results=[row["name"] for row in one.part("results")],
    )


def question(field: Any) -> shapes.Question:
    """One question of the form, with those inside it."""
    return shapes.Question(
        name=field.name,
        type=field.type,
        label=field.label,
        hint=field.hint,
        required=field.required,
        options=[shapes.Option(value=option.value, label=option.label) for option in field.options],
        show=field.show,
        limits=field.schema,
        fields=[question(child) for child in field.fields],
    )


def fees(code: str, on: date | None) -> list[Fee]:
    """The rules of a procedure on a day (today)."""
    return [
        Fee(
            code=rule.code,
            name=rule.name,
            kind=rule.kind,  # type: ignore[arg-type]
            amount=rule.amount,
            unit=rule.unit,  # type: ignore[arg-type]
            channel=rule.channel,
            payer_group=rule.payer_group,
            legal_basis=rule.legal_basis,
            exemption=rule.exemption,
            valid_from=rule.valid_from,
            valid_to=rule.valid_to,
        )
        for rule in payments.fee_rules(code, on)
    ]


def stage(case: Case) -> shapes.Stage:
    return shapes.Stage(code=case.stage, name=str(Stage(case.stage).label))


def dossier_row(case: Case) -> dict[str, Any]:
    """What the list and the whole have in common."""
    return {
        "code": case.code,
        "procedure": shapes.Named(code=case.topic, name=case.title),
        "office": shapes.Named(code=case.office.code, name=case.office.name),
        "stage": stage(case),
        "channel": case.channel,
        **{
            name: clock.local(moment) if (moment := getattr(case, name)) else None
            for name in ("submitted_at", "received_at", "due_at", "ended_at")
        },
    }


def _row(procedure: Procedure) -> dict[str, Any]:
    return {
        "code": procedure.code,
        "name": procedure.name,
        "sector": shapes.Named(code=procedure.sector.pk, name=procedure.sector.name),
        "level": procedure.level,
        "audience": procedure.audience,
        "agency_levels": procedure.agency_levels,
    }


def _limit(row: dict[str, Any]) -> dict[str, Any]:
    return {"amount": row["amount"], "unit": row["unit"]}
