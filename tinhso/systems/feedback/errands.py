"""What an agency asks of somebody outside the administration: by a link, without an account."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Position


class Errand(models.Model):
    """A part of a report handed to an outside party (điện lực, cấp nước, nhà thầu): it sees these fields, nothing else.

    The link's token follows from the key and the province's secret and is kept nowhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="errands")
    to = models.CharField(_("outside party"), max_length=160)
    task = models.TextField(_("what is asked"))
    text = models.TextField(_("what it reads of the report"))
    place = models.CharField(_("place"), max_length=300, blank=True)
    lat = models.FloatField(_("latitude"), null=True)
    lng = models.FloatField(_("longitude"), null=True)
    photos = models.JSONField(_("photos"), default=list)  # keys of Photo
    by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    until = models.DateTimeField(_("link works until"))
    opened_at = models.DateTimeField(_("first opened at"), null=True)
    done_at = models.DateTimeField(_("reported done at"), null=True)
    ended_at = models.DateTimeField(_("taken back at"), null=True)
    personal = {"text": "answers", "place": "address", "lat": "address", "lng": "address", "photos": "answers"}

    class Meta:
        verbose_name = _("errand")
        verbose_name_plural = _("errands")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.to

    @property
    def is_open(self) -> bool:
        """Whether its link still opens anything."""
        return self.ended_at is None and clock.now() < self.until

    @property
    def geo(self) -> str:
        """The place as an address that a phone opens in its own map; "" without one."""
        return f"geo:{self.lat:.5f},{self.lng:.5f}" if self.lat is not None and self.lng is not None else ""

    @property
    def takes_answers(self) -> bool:
        return self.is_open and self.done_at is None


class ErrandAnswer(models.Model):
    """What the outside party answered; its photos stand among those of the report."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)  # of the form: sent twice it is one
    errand = models.ForeignKey(Errand, models.CASCADE, related_name="answers")
    text = models.TextField(_("text"))
    photos = models.PositiveSmallIntegerField(_("photos"), default=0)
    is_done = models.BooleanField(_("settled"), default=False)
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"text": "answers"}

    class Meta:
        verbose_name = _("answer to an errand")
        verbose_name_plural = _("answers to errands")
        ordering = ["at", "id"]
