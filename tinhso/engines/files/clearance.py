"""That a picture may be seen by everybody, from when until when."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    def open(self) -> ClearanceQuerySet:
        return self.filter(withdrawn_at=None)

    def of(self, files: Iterable[UUID]) -> ClearanceQuerySet:
        return self.filter(file__in=files)


class Clearance(models.Model):
    """Somebody looked at a redrawn picture and let it be public. ``key`` is its address, drawn at random."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("files.File", models.CASCADE, related_name="clearances")
    key = models.UUIDField(_("key"), unique=True, default=uuid4, editable=False)
    cleared_by = models.IntegerField(_("cleared by"))  # a subject; 0: the platform
    cleared_at = models.DateTimeField(_("cleared at"), default=clock.now)
    withdrawn_by = models.IntegerField(_("withdrawn by"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("clearance of a picture")
        verbose_name_plural = _("clearances of pictures")
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=models.Q(withdrawn_at=None), name="one_open_clearance_per_file"
            )
        ]
