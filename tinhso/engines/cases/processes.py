"""An office's way of working on a kind of case: rows that an official edits, versioned."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7


class Process(models.Model):
    """One version of the steps of a topic; a running case keeps the version it began with."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    topic = models.CharField(_("topic"), max_length=40)  # "" is the process of every topic without one
    number = models.PositiveIntegerField(_("version"))
    published_at = models.DateTimeField(_("published at"), null=True)

    class Meta:
        verbose_name = _("internal process")
        verbose_name_plural = _("internal processes")
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="one_process_per_version")]

    def __str__(self) -> str:
        return f"{self.topic} v{self.number}"


class Step(models.Model):
    """One step: which unit, which right, how many working hours."""

    class Unit(models.TextChoices):
        """Where in the competent agency the step is done."""

        DESK = "desk", _("one-stop desk")
        DIVISION = "division", _("specialised division")
        LEADERS = "leaders", _("leaders of the agency")

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

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["process", "order"], name="one_step_per_place")]

    def __str__(self) -> str:
        return self.name
