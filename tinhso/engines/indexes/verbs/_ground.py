"""What the verbs of score cards have in common: the card under lock, the right, who acts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.indexes.marking import steps_of
from tinhso.engines.indexes.steps import Step
from tinhso.engines.indexes.versions import Version
from tinhso.engines.indicators import api as indicators


def may(by: Actor, permission: str, office: Office) -> Actor:
    """The actor as the act is to be recorded. Raises Denied without the right at this office."""
    return access.require_at(by, permission, directory.subjects_of(office))


def lock(version: Version, office: Office, period: str) -> str:
    """The state of the card ("" before it was handed in), nobody else changing it until the transaction ends.

    Raises Refused for what is no period of this index or a version that is not in force in it.
    """
    asked = indicators.read_period(period)
    if asked.kind != version.index.every or asked.closes_on_14th:
        raise Refused(_("Cards of this index are for another kind of period."), field="ky")
    if not version.is_published:
        raise Refused(_("This version of the index is not in force."))
    Office.objects.select_for_update(of=("self",), no_key=True).get(pk=office.pk)
    steps = steps_of(version, office, period)
    return steps[0].kind if steps else ""


def must_be_open(state: str) -> None:
    """Raises Refused once the office has handed its card in."""
    if state in {Step.Kind.HANDED_IN, Step.Kind.CONFIRMED}:
        raise Refused(_("This card was handed in. It can be changed after the verifier has given it back."))


def must_be_unconfirmed(state: str) -> None:
    if state == Step.Kind.CONFIRMED:
        raise Refused(_("This card was confirmed and is not changed any more."))


def who(by: Actor) -> dict[str, Any]:
    return {"subject": by.subject, "position": by.position}


def where(office: Office) -> dict[str, Any]:
    return {"office": office.here_id, "area": office.area_id}


def clean(text: str) -> str:
    return nfc(text).strip()


def fits(points: Decimal, maximum: Decimal) -> None:
    if not 0 <= points <= maximum:
        raise Refused(_("Give from 0 to %(most)s points.") % {"most": maximum}, field="value")
