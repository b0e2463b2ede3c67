"""An office's way of working on a kind of case: rows that an official edits, versioned."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position


class Join(models.TextChoices):
    """When the work that asked for opinions may go on."""

    NONE = "", _("the work does not wait for them")
    ALL = "all", _("when all have answered")
    ANY = "any", _("when one has answered")
    QUORUM = "quorum", _("when enough have answered")


class Process(models.Model):
    """One version of the steps of a topic; a running case keeps the version it began with.

    A draft until it is published. In force from ``valid_from`` on until a later number is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    topic = models.CharField(_("topic"), max_length=40)  # "" is the process of every topic without one
    number = models.PositiveIntegerField(_("version"))
    published_at = models.DateTimeField(_("published at"), null=True)
    published_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: brought along
    valid_from = models.DateField(_("valid from"), null=True)  # none: from the beginning
    note = models.TextField(_("what is changed and why"), blank=True)

    class Meta:
        verbose_name = _("internal process")
        verbose_name_plural = _("internal processes")
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="one_process_per_version"),
            models.UniqueConstraint(
                fields=["topic"], condition=models.Q(published_at=None), name="one_draft_process_per_topic"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} v{self.number}"

    def is_in_force(self, day: date) -> bool:
        """Whether it was published for ``day``; a later number may be in force as well, and counts then."""
        return self.published_at is not None and (self.valid_from is None or self.valid_from <= day)


class Step(models.Model):
    """One step: which unit, which right, how many working hours, and whose opinion is asked as it begins."""

    class Unit(models.TextChoices):
        """Where in the competent agency the step is done; or at the office where the case came in, which gave it."""

        DESK = "desk", _("one-stop desk")
        DIVISION = "division", _("specialised division")
        LEADERS = "leaders", _("leaders of the agency")
        ABOVE = "above", _("leaders of the agency above")
        GIVER = "giver", _("leaders of the office that gave it")

    class Kind(models.TextChoices):
        WORK = "step", _("handle")
        REVIEW = "review", _("review")
        SIGN = "sign", _("decide and sign")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    process = models.ForeignKey(Process, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("name"), max_length=160)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    sector = models.CharField(_("sector of the division"), max_length=40, blank=True)
    hours = models.DecimalField(_("working hours"), max_digits=6, decimal_places=2)
    channel_hours = models.JSONField(_("working hours by channel"), default=dict, blank=True)  # {"desk": "6"}
    may_consult = models.BooleanField(_("may ask other agencies"), default=True)
    asks = ArrayField(models.CharField(max_length=40), verbose_name=_("agencies asked"), default=list, blank=True)
    question = models.TextField(_("question"), blank=True)
    join = models.CharField(_("goes on"), max_length=8, choices=Join, default=Join.NONE, blank=True)
    quorum = models.PositiveSmallIntegerField(_("answers needed"), default=0)
    answer_hours = models.DecimalField(_("hours to answer"), max_digits=6, decimal_places=2, null=True)
    silence_consents = models.BooleanField(_("silence is consent"), default=False)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["process", "order"], name="one_step_per_place")]

    def __str__(self) -> str:
        return self.name

    def hours_for(self, channel: str) -> Decimal:
        """The working hours of the step for what came in by ``channel``."""
        return Decimal(self.channel_hours.get(channel) or self.hours)
