"""Queue tickets, and the calls that were made of them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.counters.appointments import Appointment, new_token
from tinhso.engines.counters.desks import Counter, Queue
from tinhso.engines.counters.fairness import Waiting
from tinhso.engines.directory.models import Office, Position


class TicketQuerySet(models.QuerySet["Ticket"]):
    def waiting(self) -> Self:
        return self.filter(stage=Ticket.Stage.WAITING)

    def of_day(self, day: date) -> Self:
        return self.filter(day=day)


class Ticket(models.Model):
    """A number in a queue (số thứ tự). It knows no name and no reason of preference.

    ``holder`` is the subject of who drew it signed in, so that they find it again; it goes when the ticket ends.
    ``preferred_from`` is when it comes before ordinary tickets.
    """

    class Stage(models.TextChoices):
        WAITING = "waiting", _("waiting")
        CALLED = "called", _("at the counter")
        SERVED = "served", _("served")
        ABSENT = "absent", _("did not come when called")
        GIVEN_UP = "given_up", _("given up")

    class Source(models.TextChoices):
        KIOSK = "kiosk", _("at the kiosk")
        PHONE = "phone", _("on the phone")
        CLERK = "clerk", _("by a clerk")
        APPOINTMENT = "appointment", _("by appointment")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="tickets")
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="tickets")
    day = models.DateField(_("day"))
    code = models.CharField(_("number"), max_length=8)  # A012; it stays when the ticket goes to another queue
    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    source = models.CharField(_("drawn"), max_length=12, choices=Source)
    preferred_from = models.DateTimeField(_("preferred from"), null=True)
    appointment = models.OneToOneField(Appointment, models.PROTECT, null=True, related_name="ticket")
    holder = models.IntegerField(_("holder"), null=True, db_index=True)
    only_at = models.ForeignKey(Counter, models.PROTECT, null=True, related_name="+")  # handed over to this counter
    stage = models.CharField(_("stage"), max_length=8, choices=Stage, default=Stage.WAITING)
    drawn_at = models.DateTimeField(_("drawn at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("queue ticket")
        verbose_name_plural = _("queue tickets")
        constraints = [models.UniqueConstraint(fields=["office", "day", "code"], name="one_number_per_hall_and_day")]
        indexes = [models.Index(fields=["queue", "drawn_at"], name="ticket_waiting", condition=Q(stage="waiting"))]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        return self.stage in (self.Stage.WAITING, self.Stage.CALLED)

    @property
    def is_preferred(self) -> bool:
        return self.preferred_from is not None and self.preferred_from <= clock.now()

    @property
    def waiting(self) -> Waiting:
        return Waiting(self.pk, self.drawn_at, self.preferred_from)


class NumberBook(models.Model):
    """The last number given in a queue on one day."""

    queue = models.ForeignKey(Queue, models.CASCADE, related_name="+")
    day = models.DateField(_("day"))
    last = models.PositiveIntegerField(_("last number"))

    class Meta:
        verbose_name = _("book of numbers")
        verbose_name_plural = _("books of numbers")
        constraints = [models.UniqueConstraint(fields=["queue", "day"], name="one_book_per_queue_and_day")]


class Call(models.Model):
    """A ticket is called to a counter, and what came of it."""

    class Outcome(models.TextChoices):
        SERVED = "served", _("served")
        ABSENT = "absent", _("did not come")
        TRANSFERRED = "transferred", _("handed over")

    class OutOfTurn(models.TextChoices):
        """Why somebody is called before their turn; never what the law lets come first, which may be health data."""

        MISSED = "missed", _("was called and came a little late")
        CAME_BACK = "came_back", _("fetched a paper and came back")
        WRONG_QUEUE = "wrong_queue", _("waited in the wrong queue")
        BELONGS = "belongs", _("belongs to whoever was served before")
        URGENT = "urgent", _("urgent matter that cannot wait")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="calls")
    counter = models.ForeignKey(Counter, models.PROTECT, related_name="calls")
    position = models.ForeignKey(Position, models.PROTECT, related_name="+")
    preferred = models.BooleanField(_("preferred"), default=False)
    out_of_turn = models.CharField(_("reason of a call out of turn"), max_length=12, choices=OutOfTurn, blank=True)
    topic = models.CharField(_("procedure"), max_length=40, blank=True)  # what it turned out to be about
    at = models.DateTimeField(_("called at"), default=clock.now)
    again_at = models.DateTimeField(_("last called at"), default=clock.now)
    times = models.PositiveSmallIntegerField(_("times called"), default=1)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = [
            models.UniqueConstraint(fields=["counter"], condition=Q(ended_at=None), name="one_person_at_a_counter"),
            models.UniqueConstraint(fields=["ticket"], condition=Q(ended_at=None), name="one_counter_for_a_ticket"),
        ]
        indexes = [models.Index(fields=["counter", "-at"], name="calls_of_a_counter")]
