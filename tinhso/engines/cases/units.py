"""Where in an agency work is done: its one-stop desk, its divisions, its leaders."""

from __future__ import annotations

from tinhso.engines.cases.processes import Step
from tinhso.engines.directory.models import Office

NEEDS = {
    Step.Kind.WORK: "cases.process",
    Step.Kind.REVIEW: "cases.review",
    Step.Kind.SIGN: "cases.decide",
}


def unit_of(agency: Office, unit: str, sector: str = "") -> Office:
    """The office below ``agency`` that does ``unit``; small agencies without one do it themselves.

    A division is found by its sector in the identifier's last part where several exist.
    """
    if unit == Step.Unit.LEADERS:
        return agency
    kind = Office.Kind.DESK if unit == Step.Unit.DESK else Office.Kind.DIVISION
    below = [office for office in agency.children.all() if office.kind == kind and office.valid_to is None]
    if sector:
        below = [office for office in below if office.sector == sector] or below
    return below[0] if below else agency
