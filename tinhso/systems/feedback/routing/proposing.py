"""The agency that a report should go to, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tinhso.engines.directory.models import Office
from tinhso.systems.feedback.models import Report
from tinhso.systems.feedback.routing.matching import facts_of, near

CONDITIONS = ("category", "area", "time", "answer", "place")


@dataclass(frozen=True)
class Proposal:
    """``rule`` is none where no rule fits: the coordinator chooses. ``why`` is what ``Routing.why`` keeps."""

    rule: UUID | None
    lead: Office | None
    supporting: tuple[Office, ...]
    is_direct: bool
    why: list[dict[str, Any]]


def propose(report: Report) -> Proposal:
    """Ask the table; two statements, one of them for the names of the offices."""
    rows = near(facts_of(report))
    chosen = rows[0] if rows and rows[0]["fits"] and rows[0]["lead"] else None
    keys = {key for row in rows for key in (row["lead"], *row["supporting"]) if key}
    offices = Office.objects.in_bulk(keys)
    return Proposal(
        rule=chosen["id"] if chosen else None,
        lead=offices[chosen["lead"]] if chosen else None,
        supporting=tuple(offices[key] for key in chosen["supporting"]) if chosen else (),
        is_direct=bool(chosen and chosen["is_direct"]),
        why=[_kept(row, row is chosen, offices) for row in rows],
    )


def _kept(row: dict[str, Any], is_chosen: bool, offices: dict[Any, Office]) -> dict[str, Any]:
    """What is remembered of one rule: whether it counted, and else what it lacked."""
    lead = offices.get(row["lead"])
    lacks = [name for name in CONDITIONS if not row[f"fits_{name}"]]
    return {"rule": str(row["id"]), "chosen": is_chosen, "lacks": lacks, "lead": lead.name if lead else ""}
