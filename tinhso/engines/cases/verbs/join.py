"""Two cases are one matter, or one is a part of another."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case, Link
from tinhso.engines.cases.stages import OPEN, Stage
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.end import end
from tinhso.engines.events.api import Actor


@transaction.atomic
def merge(case_id: UUID, *, into: UUID, by: Actor, version: int | None = None) -> Link:
    """``case_id`` is the same matter as ``into``: it ends here, and its owner gets the answer of the other.

    Raises Refused for a case merged into itself or into one that was merged, AlreadyDone when merged before.
    """
    if case_id == into:
        raise Refused(_("A case cannot be merged into itself."), field="into")
    both = {key: ground.lock(key) for key in sorted((case_id, into))}  # always in one order: no deadlock
    case, by = ground.lock_for(case_id, "cases.receive", by=by, version=version)
    if case.main is not None:
        raise AlreadyDone(_("This case has already been merged into another."))
    ground.must_be(case, *OPEN)
    main = both[into]
    if main.main is not None:
        raise Refused(_("That case was merged into another itself. Choose the one it was merged into."), field="into")
    if main.kind != case.kind or main.is_confidential != case.is_confidential:
        raise Refused(_("Only cases of one kind can be merged."), field="into")
    access.require(by, "cases.read", main)
    if main.stage in (Stage.REFUSED, Stage.STOPPED):
        raise Refused(_("That case ended without an answer. Choose one that is answered or will be."), field="into")
    link = _link(case, main, Link.Kind.SAME, by=by)
    Link.objects.filter(other=case, kind=Link.Kind.SAME).update(other=main)  # what was merged into it goes along
    ground.tell("cases.merged", case, by=by, into=main.pk)
    end(case, reason=_("The same matter as %(code)s.") % {"code": main.code}, by=by)
    return link


@transaction.atomic
def make_part(case_id: UUID, *, of: UUID, by: Actor) -> Link:
    """``case_id``, just submitted, is a part of ``of`` that another agency settles."""
    both = {key: ground.lock(key) for key in sorted((case_id, of))}
    case, whole = both[case_id], both[of]
    _whole, by = ground.lock_for(of, "cases.receive", by=by)
    if case.kind != whole.kind:
        raise Refused(_("Only cases of one kind can be parts of one another."), field="of")
    if case.links.filter(kind=Link.Kind.PART).exists():
        raise AlreadyDone(_("This case is a part of another already."))
    link = _link(case, whole, Link.Kind.PART, by=by)
    ground.tell("cases.split", whole, by=by, part=case.pk)
    return link


def _link(case: Case, other: Case, kind: str, *, by: Actor) -> Link:
    return Link.objects.create(case=case, other=other, kind=kind, by=ground.position_or_none(by), at=clock.now())
