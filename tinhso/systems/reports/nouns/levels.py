"""Who passes a return, one after the other."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """The head of the office signs and so delivers; the owner of the regime checks, then approves."""

    SIGN = "sign", _("signature of the head of the office")
    CHECK = "check", _("check by the owner of the regime")
    APPROVE = "approve", _("approval by the leader of the owner")


NEEDS = {Level.SIGN: "reports.sign", Level.CHECK: "reports.check", Level.APPROVE: "reports.approve"}


def after(levels: list[str], level: str) -> str:
    """The next level of a regime; nothing after its last."""
    place = levels.index(level) + 1
    return levels[place] if place < len(levels) else ""
