"""Which desks may take a procedure in beside the agency that decides."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.systems.services.models import Anywhere

ANY, OWN, NAMED = "any", "own", "named"  # at any desk, by the agency that decides alone, at named offices
FILE = Path(__file__).parents[1] / "data" / "anywhere.csv"


def rule_for(procedure: str, on: date | None = None) -> Anywhere | None:
    """The decision that lets any desk receive the procedure on a day (today)."""
    day = on or clock.today()
    rows = Anywhere.objects.filter(procedure_code=procedure, valid_from__lte=day)
    return rows.filter(Q(valid_to=None) | Q(valid_to__gt=day)).order_by("-valid_from").first()


def decided() -> list[Anywhere]:
    """Every decision with ``name`` of its procedure: by procedure, the newest first."""
    rows = list(Anywhere.objects.order_by("procedure_code", "-valid_from"))
    names = dict(Procedure.objects.filter(code__in={row.procedure_code for row in rows}).values_list("code", "name"))
    for row in rows:
        row.name = names.get(row.procedure_code, row.procedure_code)
    return sorted(rows, key=lambda row: row.name)


def decision(key: UUID) -> Anywhere:
    """One decision with the ``name`` of its procedure. Raises Anywhere.DoesNotExist."""
    row = Anywhere.objects.get(pk=key)
    row.name = Procedure.objects.filter(code=row.procedure_code).values_list("name", flat=True).first() or ""
    return row


def reach_of(version: ProcedureVersion) -> str:
    """Where papers are taken: by what the version says, or else by the decision on any desk."""
    said = version.content.get("places", {}).get("reach")
    return str(said or (ANY if rule_for(version.procedure.code) else OWN))


def named_offices(version: ProcedureVersion) -> list[Office]:
    """The offices that the version names, those that are still there."""
    codes = version.content.get("places", {}).get("offices", ())
    return [office for code in codes if (office := directory.office_by_code(code)) is not None]


def desks_anywhere(procedure: Procedure) -> QuerySet[Office] | None:
    """The desks that may receive it today beside the agency that decides; None where none may.

    The named offices, or the committees of communes and the provincial centre.
    """
    version = forms.current(procedure.code)
    reach = reach_of(version) if version else OWN
    if reach == OWN and rule_for(procedure.code) is None:
        return None
    working = Office.objects.all().on(clock.today())
    if version is not None and reach == NAMED:
        return working.filter(pk__in=[office.pk for office in named_offices(version)]).order_by("name")
    takes = Q(kind=Office.Kind.COMMITTEE, area__level="commune") | Q(kind=Office.Kind.CENTRE)
    return working.filter(takes).select_related("area").order_by("name")


def must_be_received_there(procedure: Procedure, office: Office, received_by: Office | None) -> Office | None:
    """The nearer desk where one was chosen that is not the agency's own. Raises Refused where it may not receive."""
    if received_by is None or received_by == office:
        return None
    desks = desks_anywhere(procedure)
    if desks is None or not desks.filter(pk=received_by.pk).exists():
        sentence = _("This procedure is received by the agency that decides alone. Leave the nearer desk empty.")
        raise Refused(sentence, field="received_by")
    return received_by


def helper_of(by: Actor) -> Office | None:
    """The office whose official files for a citizen; none for those who file for themselves."""
    return directory.office_by_here(by.office) if by.is_official and by.office else None


def three_offices(case: Case) -> list[tuple[str, str]]:
    """Who helped, who received, who decides, where they are not one."""
    rows = []
    if case.helped_by is not None:
        rows.append((_("Helped to file"), case.helped_by.name))
    if case.received_by_id != case.office_id:
        rows += [(_("Received by"), case.received_by.name), (_("Decides"), case.office.name)]
    return [(str(label), name) for label, name in rows]


def load_anywhere(file: Path = FILE) -> int:
    """The table that comes along; a row that is known is brought up to date, but an end that was set here stays.

    Returns how many.
    """
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        ends = {"valid_to": date.fromisoformat(row["valid_to"])} if row["valid_to"] else {}
        Anywhere.objects.update_or_create(
            procedure_code=row["procedure_code"],
            valid_from=date.fromisoformat(row["valid_from"]),
            defaults={"legal_basis": row["legal_basis"], **ends},
        )
    return len(rows)
