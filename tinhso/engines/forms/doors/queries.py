"""What holds on a day; remembered until the set-up changes."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db.models import F, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.forms.doors.models import Acceptance, Door

M = TypeVar("M", bound=Model)
ASSISTED = "assisted"  # filed online by the clerk together with the citizen


def door_of(procedure: str, on: date | None = None) -> str:
    """Whose portal takes a procedure's dossiers on a day (today): its own row, else the province's, else our own."""
    return _door(procedure, on or clock.today())


def channels_of(procedure: str, on: date | None = None) -> frozenset[str]:
    """``online``, ``desk``, ``post``: by which a procedure's dossiers come in on a day; all where nothing is said."""
    return _channels(procedure, on or clock.today())


def takes_paper(procedure: str, on: date | None = None) -> bool:
    return bool(channels_of(procedure, on) & {Acceptance.Channel.DESK, Acceptance.Channel.POST})


def counted_as(procedure: str, channel: str, on: date | None = None) -> str:
    """The channel under which a dossier counts: one that a clerk files where no paper is taken is assisted online.

    Raises Refused for a way that the procedure does not take on that day.
    """
    taken = channels_of(procedure, on)
    if channel in taken or channel not in Acceptance.Channel.values:
        return channel
    if channel == Acceptance.Channel.DESK:
        return ASSISTED
    if channel == Acceptance.Channel.POST:
        raise Refused(_("This procedure takes no papers by post. Hand it in online, or at a desk with a clerk's help."))
    raise Refused(_("This procedure is not handed in online. Bring the papers to the one-stop desk."))


@access.kept
def _door(procedure: str, day: date) -> str:
    rows: list[Door] = _in_force(Door.objects.all(), procedure, day)
    return rows[0].mode if rows else Door.Mode.OWN


@access.kept
def _channels(procedure: str, day: date) -> frozenset[str]:
    rows: list[Acceptance] = _in_force(Acceptance.objects.all(), procedure, day)
    return frozenset(rows[0].channels if rows else Acceptance.Channel.values)


def _in_force(rows: QuerySet[M], procedure: str, day: date) -> list[M]:
    """The procedure's own row first, then the one for all."""
    dated = rows.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
    of_it = dated.filter(Q(procedure=None) | Q(procedure__code=procedure))
    return list(of_it.order_by(F("procedure").desc(nulls_last=True))[:1])
