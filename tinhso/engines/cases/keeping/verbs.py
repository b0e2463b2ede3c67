"""Hold a case's records back, let them go on, and end them."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.keepable import Hold, Tombstone
from tinhso.engines.cases.keeping.emptying import empty
from tinhso.engines.cases.keeping.obstacles import obstacles
from tinhso.engines.cases.keeping.rules import rule_for
from tinhso.engines.cases.kinds import kind_of
from tinhso.engines.cases.models import Case
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.forget import forget_owner
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Procedure

WHY = "the archivist ends records whose time has passed"


@transaction.atomic
def hold(case_id: UUID, *, why: Hold.Ground, by: Actor, note: str = "") -> Hold:
    """Nothing of this case goes until the hold is lifted. Raises Denied, AlreadyDone, Refused for what is gone."""
    case, by = ground.lock_for(case_id, "cases.keep", by=by)
    if Tombstone.objects.filter(case=case).exists():
        raise Refused(_("Nothing is left of this case that could be held back."))
    if Hold.objects.filter(case=case, lifted_at=None).exists():
        raise AlreadyDone(_("This case is on hold already."))
    made = Hold.objects.create(case=case, ground=why, note=note.strip()[:200], by=ground.position(by), at=clock.now())
    ground.tell("cases.held", case, by=by, ground=str(why))
    return made


@transaction.atomic
def lift_hold(case_id: UUID, *, by: Actor) -> Hold:
    """The reason to keep it longer is gone. Raises Denied, AlreadyDone."""
    case, by = ground.lock_for(case_id, "cases.keep", by=by)
    found = Hold.objects.filter(case=case, lifted_at=None).first()
    if found is None:
        raise AlreadyDone(_("This case is not on hold."))
    found.lifted_at, found.lifted_by = clock.now(), ground.position(by)
    found.save(update_fields=["lifted_at", "lifted_by"])
    ground.tell("cases.hold_lifted", case, by=by)
    return found


@transaction.atomic
def end_records(case_id: UUID, *, by: Actor) -> Tombstone:
    """Take everything personal out of a case whose time has passed. What figures count, is in the events and stays.

    Raises Denied, AlreadyDone, Refused before its day or while something stands against it.
    """
    case, by = ground.lock_for(case_id, "cases.keep", by=by)
    if Tombstone.objects.filter(case=case).exists():
        raise AlreadyDone(_("The records of this case have ended already."))
    rule = rule_for(case)
    day = rule.ends_on(clock.local(case.ended_at).date()) if rule is not None and case.ended_at is not None else None
    if day is None or day > clock.today():
        raise Refused(_("Its time has not passed."))
    if against := obstacles([case.pk]).get(case.pk):
        raise Refused(" ".join(against))
    with access.without_walls(WHY):
        nobody = access.new_subject("person")
        empty(case)
        case = forget_owner(case.pk, owner=nobody, title=_title(case), rewrite=lambda _text: "")
    case.followers = []
    case.save(update_fields=["followers"])
    ground.involve(case, tasks=True)
    stone = Tombstone.objects.get(case=case)
    stone.by, stone.rule = ground.position(by), rule
    stone.save(update_fields=["by", "rule"])
    ground.tell("cases.records_ended", case, by=by, law=rule.pk if rule else 0)
    return stone


def _title(case: Case) -> str:
    """What the case was about without a word of whoever brought it: the procedure's name, or the kind's."""
    return str(Procedure.objects.filter(code=case.topic).values_list("name", flat=True).first() or kind_of(case).name)
