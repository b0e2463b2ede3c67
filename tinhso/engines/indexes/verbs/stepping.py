"""The way of a score card: handed in by the office, given back or confirmed by whoever verifies."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indexes.cards import Card, Unit, cards, items_of
from tinhso.engines.indexes.steps import Step
from tinhso.engines.indexes.verbs import _ground as ground
from tinhso.engines.indexes.versions import Version
from tinhso.engines.indicators import api as indicators

TOLD = {
    Step.Kind.HANDED_IN: "indexes.handed_in",
    Step.Kind.GIVEN_BACK: "indexes.given_back",
    Step.Kind.CONFIRMED: "indexes.confirmed",
}


@transaction.atomic
def hand_in(version: Version, office: Office, period: str, *, by: Actor) -> Step:
    """The office's own scoring is complete. Raises Denied, AlreadyDone."""
    by = ground.may(by, "indexes.score", office)
    state = ground.lock(version, office, period)
    if state in {Step.Kind.HANDED_IN, Step.Kind.CONFIRMED}:
        raise AlreadyDone(_("This card was handed in already."))
    return _write(version, office, period, Step.Kind.HANDED_IN, "", {}, by)


@transaction.atomic
def give_back(version: Version, office: Office, period: str, *, note: str, by: Actor) -> Step:
    """The office is to work its card over. Raises Denied, Refused without a reason or before it was handed in."""
    by = ground.may(by, "indexes.verify", office)
    state = ground.lock(version, office, period)
    if state == Step.Kind.GIVEN_BACK:
        raise AlreadyDone(_("This card was given back already."))
    if state not in {Step.Kind.HANDED_IN, Step.Kind.CONFIRMED}:
        raise Refused(_("This card has not been handed in yet."))
    if not ground.clean(note):
        raise Refused(_("Say what the office is to work over."), field="note")
    return _write(version, office, period, Step.Kind.GIVEN_BACK, note, {}, by)


@transaction.atomic
def confirm(version: Version, unit: Unit, period: str, *, note: str = "", by: Actor) -> Step:
    """The verified card stands; it is kept as it is at this moment, whatever its records do later.

    Raises Denied, AlreadyDone, Refused before it was handed in.
    """
    by = ground.may(by, "indexes.verify", unit.office)
    state = ground.lock(version, unit.office, period)
    if state == Step.Kind.CONFIRMED:
        raise AlreadyDone(_("This card was confirmed already."))
    if state != Step.Kind.HANDED_IN:
        raise Refused(_("This card has not been handed in yet."))
    card = cards(items_of(version), [unit], indicators.read_period(period))[unit.office.pk]
    return _write(version, unit.office, period, Step.Kind.CONFIRMED, note, as_kept(card), by)


def as_kept(card: Card) -> dict[str, Any]:
    """The card as data: points as text, so that no digit is lost; null is missing."""

    def text(points: object) -> str | None:
        return None if points is None else str(points)

    return {
        "points": str(card.verified.points),
        "known": str(card.verified.known),
        "maximum": str(card.verified.maximum),
        "criteria": {
            line.item.number: {
                "own": text(line.score.own_points),
                "verified": text(line.score.verified_points),
                "of": line.score.measured.of if line.score.measured else None,
                "over": line.score.measured.over if line.score.measured else None,
            }
            for line in card.lines
            if line.score is not None
        },
    }


def _write(
    version: Version, office: Office, period: str, kind: Step.Kind, note: str, card: dict[str, Any], by: Actor
) -> Step:
    step = Step.objects.create(
        version=version, office=office, period=period, kind=kind, note=ground.clean(note), card=card,
        **ground.who(by),
    )  # fmt: skip
    record(TOLD[kind], on=step, by=by, **ground.where(office), topic=version.index.code)
    return step
