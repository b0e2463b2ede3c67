"""What the carrier reported of a consignment; never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.stages import Stage


class Track(models.Model):
    """One report: the stage, the carrier's moment and place; ``told_at`` is when we heard of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consignment = models.ForeignKey(Consignment, models.CASCADE, related_name="tracks")
    stage = models.CharField(_("stage"), max_length=9, choices=Stage)
    at = models.DateTimeField(_("at"))
    told_at = models.DateTimeField(_("told at"), default=clock.now)
    place = models.CharField(_("place"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.IntegerField(_("typed by"), null=True)  # the carrier's clerk, while its system could not tell us
    message = models.CharField(_("carrier's message"), max_length=120)
    personal = {"note": "answers"}  # why nobody was met

    class Meta:
        verbose_name = _("tracking report")
        verbose_name_plural = _("tracking reports")
        constraints = [models.UniqueConstraint(fields=["consignment", "message"], name="one_track_per_message")]
