"""Stored files: content by its digest, immutable, never executed, unreadable until scanned."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.files.clearance import Clearance
from tinhso.engines.files.redrawing import Redrawing

__all__ = ["Clearance", "File", "Redrawing"]


class File(models.Model):
    """One upload or one product of the platform; the bytes lie under their SHA-256."""

    class Scan(models.TextChoices):
        WAITING = "waiting", _("waiting for the scanner")
        CLEAN = "clean", _("clean")
        INFECTED = "infected", _("infected")
        UNSCANNABLE = "unscannable", _("could not be scanned")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sha256 = models.CharField(_("digest"), max_length=64, db_index=True)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size"))
    scan = models.CharField(_("scan"), max_length=12, choices=Scan, default=Scan.WAITING)
    owner = models.IntegerField(_("owner"), null=True, db_index=True)  # the subject of whoever brought it
    created_at = models.DateTimeField(_("created at"), default=clock.now)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name
