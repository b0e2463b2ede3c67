"""What the national portal handed over."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def waiting(self) -> Self:
        return self.filter(opened_at=None)

    def stuck(self) -> Self:
        """Those that could not become a dossier yet; somebody has to look."""
        return self.waiting().exclude(why="")


class Arrival(models.Model):
    """A dossier that came from the national portal; once it is a case of ours its content is kept there alone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("dossier code"), max_length=50, unique=True)
    national_id = models.CharField(_("identifier on the national portal"), max_length=50)
    topic = models.CharField(_("procedure"), max_length=40)
    content = models.JSONField(_("content"), default=dict)
    received_at = models.DateTimeField(_("received at"), default=clock.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    why = models.TextField(_("why it is no dossier yet"), blank=True)
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="arrival")
    opened_at = models.DateTimeField(_("opened at"), null=True)
    personal = {"content": "answers"}

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrival from the national portal")
        verbose_name_plural = _("arrivals from the national portal")
        indexes = [models.Index(fields=["-received_at"], condition=models.Q(opened_at=None), name="arrivals_waiting")]

    def __str__(self) -> str:
        return self.code
