"""Sitting down at a counter and leaving it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.counters.models import Call, Sitting
from tinhso.engines.counters.verbs import _ground as ground
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor


@transaction.atomic
def sit_down(counter_id: UUID, *, by: Actor) -> Sitting:
    """Open the counter; a second time finds the same sitting. A colleague who forgot to leave is relieved.

    Raises Denied, Refused while the colleague serves somebody or oneself serves somebody elsewhere.
    """
    counter = ground.counter(counter_id)
    by = ground.may(by, "counters.call", counter.office)
    position = directory.position_of(by)
    if position is None:
        raise Denied
    open_ones = Sitting.objects.select_for_update(of=("self",)).filter(ended_at=None)
    here = open_ones.filter(counter=counter).first()
    if here is not None and here.position_id == position.pk:
        return here
    for sitting in [*([here] if here else []), *open_ones.filter(position=position)]:
        _end(sitting, by=by)
    sitting = Sitting.objects.create(counter=counter, position=position)
    ground.tell("counters.sat_down", sitting, counter.office, by=by, counter=counter.number)
    return sitting


@transaction.atomic
def leave(counter_id: UUID, *, by: Actor) -> Sitting:
    """Close one's counter. Raises Denied, AlreadyDone, Refused while somebody is being served."""
    counter = ground.counter(counter_id)
    by = ground.may(by, "counters.call", counter.office)
    sitting = Sitting.objects.filter(counter=counter, ended_at=None, position__subject=by.position).first()
    if sitting is None:
        raise AlreadyDone(_("You have left this counter already."))
    return _end(sitting, by=by)


def _end(sitting: Sitting, *, by: Actor) -> Sitting:
    counter = sitting.counter
    if Call.objects.filter(counter=counter, ended_at=None).exists():
        raise Refused(
            _("Somebody is being served at counter %(number)s. That must be finished first.")
            % {"number": counter.number}
        )
    sitting.ended_at = clock.now()
    sitting.save(update_fields=["ended_at"])
    ground.tell("counters.left", sitting, counter.office, by=by, counter=counter.number)
    return sitting
