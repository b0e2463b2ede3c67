"""Setting the front door and the channels, from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.forms.doors.models import Acceptance, Door
from tinhso.engines.forms.procedures import Procedure

R = TypeVar("R", Door, Acceptance)


@transaction.atomic
def set_door(mode: str, *, valid_from: date, basis: str, by: Actor, procedure: Procedure | None = None) -> Door:
    """From ``valid_from`` on, ``mode`` is where citizens hand in online: everywhere, or one procedure.

    Raises Denied; Refused for a day that has passed or lies before the row in force; AlreadyDone for the same again.
    """
    by = _allowed(by)
    before = Door.objects.select_for_update().filter(procedure=procedure, valid_to=None).first()
    if before is not None and before.mode == mode:
        raise AlreadyDone(_("This is in force already."))
    made = Door(procedure=procedure, mode=Door.Mode(mode))
    _from(made, before, valid_from, basis, by)
    record("forms.door_set", on=made, by=by, topic=procedure.code if procedure else "", mode=mode)
    access.set_up_changed()
    return made


@transaction.atomic
def set_channels(
    channels: Iterable[str], *, valid_from: date, basis: str, by: Actor, procedure: Procedure | None = None
) -> Acceptance:
    """From ``valid_from`` on, dossiers come in by ``channels`` alone; without desk and post no paper is taken.

    Raises as ``set_door``; Refused where no channel is left.
    """
    by = _allowed(by)
    wanted = [channel for channel in Acceptance.Channel.values if channel in set(channels)]
    if not wanted:
        raise Refused(_("Leave at least one channel open."), field="channels")
    before = Acceptance.objects.select_for_update().filter(procedure=procedure, valid_to=None).first()
    if before is not None and before.channels == wanted:
        raise AlreadyDone(_("This is in force already."))
    made = Acceptance(procedure=procedure, channels=wanted)
    _from(made, before, valid_from, basis, by)
    record("forms.channels_set", on=made, by=by, topic=procedure.code if procedure else "", channels=wanted)
    access.set_up_changed()
    return made


def _allowed(by: Actor) -> Actor:
    top = directory.top_office()
    return access.require_at(by, "forms.channels", directory.subjects_of(top) if top else ())


def _from(made: R, before: R | None, day: date, basis: str, by: Actor) -> None:
    if not basis.strip():
        raise Refused(_("Name the decision on which this rests."), field="basis")
    if by != PLATFORM and day < clock.today():
        raise Refused(
            _("What was in force in the past cannot be rewritten. Choose today or a later day."), field="valid_from"
        )
    if before is not None:
        if before.valid_from > day:
            raise Refused(_("It must not begin before the one in force."), field="valid_from")
        before.valid_to = day
        before.save(update_fields=["valid_to"])
    made.valid_from, made.basis = day, nfc(basis.strip())
    made.save(force_insert=True)
