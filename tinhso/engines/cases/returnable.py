"""Having its result handed out."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position


class Returnable(models.Model):
    class Meta:
        abstract = True

    @property
    def is_returned(self) -> bool:
        return HandingOut.objects.filter(case=self.pk, superseded_at=None).exists()


class HandingOut(models.Model):
    """The result reached the applicant (NgayTra, HinhThuc)."""

    class Way(models.TextChoices):
        ONLINE = "online", _("online")
        DESK = "desk", _("at the desk")
        POST = "post", _("by post")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="handings_out")
    way = models.CharField(_("way"), max_length=8, choices=Way)
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: taken online
    at = models.DateTimeField(_("at"), default=clock.now)
    note = models.TextField(_("note"), blank=True)
    superseded_at = models.DateTimeField(_("superseded at"), null=True)  # the case was opened once more

    class Meta:
        verbose_name = _("handing out")
        verbose_name_plural = _("handings out")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(superseded_at=None), name="one_handing_out_in_force_per_case"
            ),
        ]
