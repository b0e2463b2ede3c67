"""Appointments, and the spans of time in which a counter has room for them."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.counters.desks import Counter, Queue
from tinhso.engines.directory.models import Office

LETTERS = "ABCDEFGHKMNPRTUVXY346789"  # nothing that is taken for something else when read aloud


def new_code() -> str:
    """Eight signs that are printed, read out or scanned on arrival."""
    return "".join(secrets.choice(LETTERS) for _place in range(8))


def new_token() -> str:
    """What opens a ticket's or an appointment's page; 96 bits."""
    return secrets.token_urlsafe(12)


class Slot(models.Model):
    """A span of a counter's time and how much of it is taken; the row exists from the first booking on."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    counter = models.ForeignKey(Counter, models.PROTECT, related_name="slots")
    begins = models.DateTimeField(_("begins"))
    ends = models.DateTimeField(_("ends"))
    places = models.PositiveSmallIntegerField(_("places"))
    taken = models.PositiveSmallIntegerField(_("taken"))

    class Meta:
        verbose_name = _("span for appointments")
        verbose_name_plural = _("spans for appointments")
        constraints = [
            models.UniqueConstraint(fields=["counter", "begins"], name="one_slot_per_counter_and_time"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="a_slot_is_never_oversold"),
        ]


class Appointment(models.Model):
    """A citizen's time at a counter (lịch hẹn). ``code`` is shown on arrival, ``token`` opens its page."""

    class Stage(models.TextChoices):
        BOOKED = "booked", _("booked")
        CONFIRMED = "confirmed", _("confirmed")
        ARRIVED = "arrived", _("arrived")
        CANCELLED = "cancelled", _("cancelled")
        MISSED = "missed", _("did not come")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="appointments")
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="appointments")
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="appointments")
    topic = models.CharField(_("procedure"), max_length=40, blank=True)
    subject_line = models.CharField(_("what it is about"), max_length=300, blank=True)  # the procedure's name then
    holder = models.IntegerField(_("holder"), db_index=True)  # the citizen's subject
    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code, editable=False)
    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    stage = models.CharField(_("stage"), max_length=9, choices=Stage, default=Stage.BOOKED)
    moves = models.PositiveSmallIntegerField(_("times moved"), default=0)
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    reminded_at = models.DateTimeField(_("reminded at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "office", "topic"],
                condition=Q(stage__in=("booked", "confirmed")),
                name="one_open_appointment_per_matter",
            ),
        ]
        indexes = [models.Index(fields=["office", "stage"], name="appointments_of_a_hall")]

    @property
    def is_open(self) -> bool:
        return self.stage in (self.Stage.BOOKED, self.Stage.CONFIRMED)

    @property
    def shown_code(self) -> str:
        """``H7K2-93QF``, as people read it."""
        return f"{self.code[:4]}-{self.code[4:]}"
