"""A hall's queues and counters, and who sits where."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office, Position


def in_use(day: date) -> Q:
    """What is in use on ``day``."""
    return Q(valid_to=None, valid_from__lte=day) | Q(valid_to__gt=day, valid_from__lte=day)


class QueueQuerySet(models.QuerySet["Queue"]):
    def on(self, day: date) -> Self:
        return self.filter(in_use(day))


class CounterQuerySet(models.QuerySet["Counter"]):
    def on(self, day: date) -> Self:
        return self.filter(in_use(day))


class Queue(models.Model):
    """People who wait for the same matters in one hall. ``letter`` begins their numbers: A012.

    It serves the fields of administration in ``sectors`` and the procedures in ``topics``; with neither, everything.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="queues")  # whose hall it is
    letter = models.CharField(_("letter of its numbers"), max_length=2)
    name = models.CharField(_("name"), max_length=80)
    sectors = ArrayField(models.CharField(max_length=40), verbose_name=_("fields of administration"), default=list)
    topics = ArrayField(models.CharField(max_length=40), verbose_name=_("procedures"), default=list)
    minutes = models.PositiveSmallIntegerField(_("minutes for one person, as long as none were measured"), default=10)
    order = models.PositiveSmallIntegerField(default=100)
    valid_from = models.DateField(_("valid from"), default=clock.today)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = QueueQuerySet.as_manager()

    class Meta:
        verbose_name = _("queue")
        verbose_name_plural = _("queues")
        ordering = ["order", "letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "letter"], condition=Q(valid_to=None), name="one_open_queue_per_letter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} · {self.name}"

    def serves(self, topic: str, sector: str) -> bool:
        """Whether one waits here for this procedure."""
        return topic in self.topics or sector in self.sectors or not (self.topics or self.sectors)


class Counter(models.Model):
    """A numbered counter of a hall; its hours are those of the office's calendar.

    ``places`` people may come by appointment in each span of ``slot_minutes``; none: no appointments here.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="counters")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=80, blank=True)
    queues = models.ManyToManyField(Queue, related_name="counters", verbose_name=_("queues it serves"))
    slot_minutes = models.PositiveSmallIntegerField(_("minutes of one appointment"), default=20)
    places = models.PositiveSmallIntegerField(_("appointments at the same time"), default=1)
    valid_from = models.DateField(_("valid from"), default=clock.today)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = CounterQuerySet.as_manager()

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "number"], condition=Q(valid_to=None), name="one_open_counter_per_number"
            ),
            models.CheckConstraint(condition=Q(slot_minutes__gte=5), name="an_appointment_lasts_five_minutes"),
        ]

    def __str__(self) -> str:
        return str(_("Counter %(number)s") % {"number": self.number})

    @property
    def span(self) -> timedelta:
        return timedelta(minutes=self.slot_minutes)


class Sitting(models.Model):
    """An official serves at a counter, from sitting down to leaving."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    counter = models.ForeignKey(Counter, models.PROTECT, related_name="sittings")
    position = models.ForeignKey(Position, models.PROTECT, related_name="+")
    began_at = models.DateTimeField(_("began at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("sitting at a counter")
        verbose_name_plural = _("sittings at counters")
        constraints = [
            models.UniqueConstraint(fields=["counter"], condition=Q(ended_at=None), name="one_sits_at_a_counter"),
            models.UniqueConstraint(fields=["position"], condition=Q(ended_at=None), name="one_sits_at_one_counter"),
        ]
