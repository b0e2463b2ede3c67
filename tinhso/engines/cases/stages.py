"""The ten states of a dossier that the whole country speaks of, as a function of the records.

The numbers are the codes of the National Public Service Portal (1 newly registered … 10 result returned).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.IntegerChoices):
    SUBMITTED = 1, _("newly submitted")
    RECEIVED = 2, _("received")
    REFUSED = 3, _("not received")
    PROCESSING = 4, _("being handled")
    SUPPLEMENT = 5, _("waiting for a supplement")
    DUTY = 6, _("waiting for a payment")
    WITHDRAWING = 7, _("withdrawal asked for")
    STOPPED = 8, _("stopped")
    DECIDED = 9, _("settled")
    RETURNED = 10, _("result returned")


OPEN = (Stage.SUBMITTED, Stage.RECEIVED, Stage.PROCESSING, Stage.SUPPLEMENT, Stage.DUTY, Stage.WITHDRAWING)
IN_HAND = (Stage.RECEIVED, Stage.PROCESSING, Stage.SUPPLEMENT, Stage.DUTY, Stage.WITHDRAWING)
ENDED = (Stage.REFUSED, Stage.STOPPED, Stage.DECIDED, Stage.RETURNED)


@dataclass(frozen=True)
class Records:
    """Which records a case has, the only input of its stage."""

    received: bool = False
    refused: bool = False
    supplement_open: bool = False
    duty_open: bool = False
    withdrawal_open: bool = False
    stopped: bool = False
    decided: bool = False
    returned: bool = False
    step_begun: bool = False


def stage_of(has: Records) -> Stage:
    """The stage that follows from the records; the later record in the life cycle wins."""
    rules = (
        (has.returned, Stage.RETURNED),
        (has.decided, Stage.DECIDED),
        (has.stopped, Stage.STOPPED),
        (has.refused, Stage.REFUSED),
        (has.withdrawal_open, Stage.WITHDRAWING),
        (has.supplement_open, Stage.SUPPLEMENT),
        (has.duty_open, Stage.DUTY),
        (has.step_begun, Stage.PROCESSING),
        (has.received, Stage.RECEIVED),
    )
    return next((stage for holds, stage in rules if holds), Stage.SUBMITTED)
