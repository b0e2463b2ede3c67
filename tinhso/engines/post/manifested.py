"""A manifest: what a desk handed to the post at one time, signed for by both."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.engines.post.carriers import Carrier


class Manifest(models.Model):
    """A numbered list of an office's day (phiếu giao nhận bưu gửi); what was missing at hand-over stands on it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="manifests")
    carrier = models.ForeignKey(Carrier, models.PROTECT, related_name="manifests")
    day = models.DateField(_("day"))
    number = models.PositiveSmallIntegerField(_("number of the day"))
    codes = models.JSONField(_("consignment numbers"), default=list)  # as handed over, whatever becomes of them
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    made_by = models.IntegerField(_("handed over by"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    confirmed_by = models.IntegerField(_("taken over by"), null=True)
    missing = models.JSONField(_("not there"), default=list)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("manifest")
        verbose_name_plural = _("manifests")
        constraints = [models.UniqueConstraint(fields=["office", "day", "number"], name="one_manifest_per_number")]

    def __str__(self) -> str:
        return f"GN-{self.day:%y%m%d}-{self.number:02}"
