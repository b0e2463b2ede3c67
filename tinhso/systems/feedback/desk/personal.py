"""Who reported: covered, until one who may gives a reason."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.base.codes import show_phone
from tinhso.engines.access.api import mask
from tinhso.engines.cases.api import actions
from tinhso.systems.feedback.models import Report


@dataclass(frozen=True)
class Who:
    """The reporter as this reader may see them."""

    name: str
    phone: str
    email: str
    shown: bool


def may_see(scene: actions.Scene) -> bool:
    """The right, and a reason given within half an hour."""
    return scene.actor.is_official and actions.looked_within(scene) and scene.may("feedback.personal")


def may_ask_to_see(scene: actions.Scene) -> bool:
    return scene.actor.is_official and not actions.looked_within(scene) and scene.may("feedback.personal")


def who_reported(report: Report, scene: actions.Scene) -> Who:
    """Name and contact in full or covered; empty for one who reported without them."""
    reporter, shown = report.reporter, may_see(scene)
    party = reporter.party
    name = party.name if party is not None else reporter.name
    phone = reporter.phone or (party.phone if party is not None else "")
    email = reporter.email or (party.email if party is not None else "")
    return Who(
        mask(name, "name", shown=shown),
        mask(show_phone(phone), "phone", shown=shown) if phone else "",
        mask(email, "email", shown=shown),
        shown,
    )
