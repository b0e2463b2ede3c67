"""Where a consignment is: a pure function of what was done here and of what the carrier reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.utils.translation import pgettext_lazy


class Direction(models.TextChoices):
    """From home to the office, or from the office to home."""

    IN = "in", pgettext_lazy("post", "papers to the office")
    OUT = "out", pgettext_lazy("post", "result to the recipient")


class Stage(models.TextChoices):
    """What lies between the second and the last is what the carrier reports."""

    PREPARED = "prepared", pgettext_lazy("post", "prepared")
    HANDED = "handed", pgettext_lazy("post", "handed to the post")
    ACCEPTED = "accepted", pgettext_lazy("post", "taken over by the post")
    MOVING = "moving", pgettext_lazy("post", "on the way")
    OUT = "out", pgettext_lazy("post", "being delivered")
    ATTEMPTED = "attempted", pgettext_lazy("post", "nobody met, tried again")
    DELIVERED = "delivered", pgettext_lazy("post", "delivered")
    RETURNING = "returning", pgettext_lazy("post", "undeliverable, on the way back")
    RETURNED = "returned", pgettext_lazy("post", "came back")
    LOST = "lost", pgettext_lazy("post", "lost")
    CANCELLED = "cancelled", pgettext_lazy("post", "cancelled")


REPORTED = (
    Stage.ACCEPTED, Stage.MOVING, Stage.OUT, Stage.ATTEMPTED, Stage.DELIVERED, Stage.RETURNING, Stage.RETURNED,
    Stage.LOST,
)  # fmt: skip
FINAL = (Stage.DELIVERED, Stage.RETURNED, Stage.LOST)
ENDED = (*FINAL, Stage.CANCELLED)
ON_THE_WAY = (Stage.HANDED, Stage.ACCEPTED, Stage.MOVING, Stage.OUT, Stage.ATTEMPTED, Stage.RETURNING)
_RANK = {stage: rank for rank, stage in enumerate(REPORTED)}


def stage_of(tracks: Iterable[tuple[Stage, datetime]], *, handed: bool, cancelled: bool) -> Stage:
    """The last report by the carrier's own time counts, in whatever order reports arrive.

    What has ended stays ended: a late report of the way does not wake it, only a later end replaces an end.
    """
    if cancelled:
        return Stage.CANCELLED
    told = list(tracks)
    if told:
        ends = [track for track in told if track[0] in FINAL]
        return max(ends or told, key=lambda track: (track[1], _RANK[track[0]]))[0]
    return Stage.HANDED if handed else Stage.PREPARED
