"""Where in a case a right counts: whoever may see it does not therefore handle it."""

from __future__ import annotations

from tinhso.engines.access import api as access
from tinhso.engines.cases.assignable import Task
from tinhso.engines.cases.case import Case
from tinhso.engines.cases.processes import Step
from tinhso.engines.cases.units import unit_of
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor

DESK = frozenset({"cases.receive"})
LEAD = frozenset({"cases.process", "cases.review", "cases.decide", "cases.assign", "cases.extend"})


def competent(case: Case, permission: str) -> frozenset[int]:
    """The subjects at which ``permission`` reaches this case.

    The desk's rights count at the desk that received it; those of the work in the agency that settles it, and where
    its tasks are open. A supporting agency gives its opinion and no more; a former lead reads and no more.
    """
    if permission in DESK:
        return _subjects({case.received_by, unit_of(case.received_by, Step.Unit.DESK)}, case)
    if permission in LEAD:
        at_work = case.tasks.filter(done_at=None).exclude(kind=Task.Kind.OPINION).exclude(kind=Task.Kind.RECEPTION)
        lead = {case.office, unit_of(case.office, Step.Unit.DIVISION, case.sector)}
        return _subjects({*lead, *(task.office for task in at_work.select_related("office"))}, case)
    return access.involved(case)


def require_competent(by: Actor, permission: str, case: Case) -> Actor:
    """The actor as the act is to be recorded. Raises Denied for one who may see the case and does not handle it."""
    by = access.require(by, permission, case)
    return access.require_at(by, permission, competent(case, permission)) if permission in DESK | LEAD else by


def _subjects(offices: set[Office], case: Case) -> frozenset[int]:
    """Of a confidential case the offices alone, otherwise with those above them."""
    if case.is_confidential:
        return frozenset(office.here_id for office in offices)
    return frozenset(subject for office in offices for subject in directory.subjects_of(office))
