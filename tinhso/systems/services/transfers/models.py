"""A page of the hand-over book: which papers of which dossiers went from one office to another."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Office, Position


class PaperManifest(models.Model):
    """A numbered manifest of the giver's day (phiếu bàn giao hồ sơ giấy), confirmed by the taker."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    giver = models.ForeignKey(Office, models.PROTECT, related_name="+")
    taker = models.ForeignKey(Office, models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    number = models.PositiveSmallIntegerField(_("number of the day"))
    made_at = models.DateTimeField(_("handed over at"), default=clock.now)
    made_by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    confirmed_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("manifest of papers")
        verbose_name_plural = _("manifests of papers")
        constraints = [
            models.UniqueConstraint(fields=["giver", "day", "number"], name="one_manifest_of_papers_per_number")
        ]
        indexes = [models.Index(fields=["taker", "confirmed_at"], name="manifests_of_papers_of_taker")]

    def __str__(self) -> str:
        return f"BG-{self.day:%y%m%d}-{self.number:02}"


class PaperItem(models.Model):
    """The papers of one dossier on a manifest; ``difference`` says what was not as written."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    manifest = models.ForeignKey(PaperManifest, models.CASCADE, related_name="items")
    case = models.ForeignKey(Case, models.CASCADE, related_name="paper_items")
    papers = models.CharField(_("papers"), max_length=300)
    count = models.PositiveSmallIntegerField(_("sheets"), default=1)
    received = models.BooleanField(_("received"), null=True)
    difference = models.CharField(_("difference"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("line of a manifest of papers")
        verbose_name_plural = _("lines of manifests of papers")
        constraints = [models.UniqueConstraint(fields=["manifest", "case"], name="one_line_per_dossier")]
