"""Where work is done, and by which right: at the one-stop desk, in a division, by leaders."""

from __future__ import annotations

from uuid import UUID

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.case import Case
from tinhso.engines.cases.processes import Step
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office

NEEDS = {
    Step.Kind.WORK: "cases.process",
    Step.Kind.REVIEW: "cases.review",
    Step.Kind.SIGN: "cases.decide",
}
LED = (Step.Unit.LEADERS, Step.Unit.ABOVE, Step.Unit.GIVER)  # where only leaders work


def right_for(kind: str, unit: str) -> str:
    """The permission by which one does a step: whatever leaders do themselves asks for the right of leaders."""
    return "cases.decide" if unit in LED else NEEDS[Step.Kind(kind)]


def place_of(step: Step, case: Case) -> Office:
    """The office whose people do a step of a case."""
    if step.unit == Step.Unit.GIVER:
        return case.received_by
    return unit_of(case.office, step.unit, step.sector or case.sector)


def unit_of(agency: Office, unit: str, sector: str = "") -> Office:
    """The office below ``agency`` that does ``unit``; small agencies without one do it themselves.

    Of several divisions the one that handles the field of administration ``sector`` is meant.
    """
    if unit in (Step.Unit.LEADERS, Step.Unit.GIVER):
        return agency
    if unit == Step.Unit.ABOVE:
        return agency.parent or agency
    kind = Office.Kind.DESK if unit == Step.Unit.DESK else Office.Kind.DIVISION
    below = _below(agency.pk, kind)
    if sector:
        below = [office for office in below if sector in office.sectors] or below
    return below[0] if below else agency


def agency_with(code: str) -> Office | None:
    """The agency with this identifier; None for what is none."""
    try:
        return directory.office_by_code(code)
    except Refused:
        return None


def agency_of(office: Office) -> Office:
    """The agency that a unit belongs to: a division's or desk's office above, any other office itself."""
    inside = office.kind in (Office.Kind.DIVISION, Office.Kind.DESK)
    return office.parent if inside and office.parent is not None else office


@access.kept
def _below(agency: UUID, kind: str) -> list[Office]:
    return list(Office.objects.filter(parent=agency, kind=kind, valid_to=None).order_by("code"))
