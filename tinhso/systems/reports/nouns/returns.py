"""The return of one office for one period, and everything that was done with it."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.engines.indicators.api import Period, read_period
from tinhso.systems.reports.nouns.form import Form
from tinhso.systems.reports.nouns.levels import Level
from tinhso.systems.reports.nouns.regime import Regime


class Stage(models.TextChoices):
    OPEN = "open", pgettext_lazy("report", "open")
    DRAFT = "draft", pgettext_lazy("report", "draft")
    SUBMITTED = "submitted", pgettext_lazy("report", "submitted")
    RETURNED = "returned", pgettext_lazy("report", "returned")
    APPROVED = "approved", pgettext_lazy("report", "approved")
    LOCKED = "locked", pgettext_lazy("report", "locked")


NOT_OPEN, LATE = "not_open", "late"
FILLABLE = (Stage.OPEN, Stage.DRAFT, Stage.RETURNED)
DONE = (Stage.APPROVED, Stage.LOCKED)


class ReturnQuerySet(models.QuerySet["Return"]):
    def opened(self) -> Self:
        return self.filter(opens_at__lte=clock.now())

    def undelivered(self) -> Self:
        """What its office still owes."""
        return self.filter(delivered_at=None)

    def late(self) -> Self:
        return self.undelivered().filter(due_at__lt=clock.now())


class Return(models.Model):
    """What an office owes for a period. ``draft`` is what has been typed, as typed: ``{line: [text, explanation]}``.

    The stage follows from the acts and stands here for the lists; ``level`` is where a submitted one waits.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="returns")
    form = models.ForeignKey(Form, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, verbose_name=_("office"), related_name="+")
    period = models.CharField(_("period"), max_length=24)  # as read_period reads it
    first = models.DateField(_("first day"))
    end = models.DateField(_("day after the last"))
    opens_at = models.DateTimeField(_("opens at"))
    due_at = models.DateTimeField(_("due at"))
    stage = models.CharField(_("state"), max_length=9, choices=Stage, default=Stage.OPEN)
    level = models.CharField(_("waits for"), max_length=8, choices=Level, blank=True)
    draft = models.JSONField(_("what has been typed"), default=dict)
    drafted_by = models.IntegerField(_("filled in by"), null=True)
    drafted_at = models.DateTimeField(_("filled in at"), null=True)
    delivered_at = models.DateTimeField(_("delivered at"), null=True)  # when its head first signed it
    counted_at = models.DateTimeField(_("counted as due at"), null=True)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        verbose_name = _("return of an office")
        verbose_name_plural = _("returns of offices")
        constraints = [
            models.UniqueConstraint(fields=["regime", "office", "period"], name="one_return_per_office_and_period"),
            models.CheckConstraint(
                condition=Q(stage=Stage.SUBMITTED) ^ Q(level=""), name="a_submitted_return_waits_for_a_level"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "due_at"], name="returns_of_an_office"),
            models.Index(fields=["due_at"], condition=Q(delivered_at=None), name="returns_owed"),
        ]

    def __str__(self) -> str:
        return f"{self.regime_id} {self.office_id} {self.period}"

    @cached_property
    def lasts(self) -> Period:
        """The period itself."""
        return read_period(self.period)

    @property
    def state(self) -> str:
        """The stage; or that it is not open yet, or late."""
        now = clock.now()
        if now < self.opens_at:
            return NOT_OPEN
        if self.delivered_at is None and now > self.due_at:
            return LATE
        return str(self.stage)

    @property
    def is_fillable(self) -> bool:
        return self.stage in FILLABLE and clock.now() >= self.opens_at

    @property
    def was_late(self) -> bool:
        """Whether it came, or has still not come, after its due moment."""
        return (self.delivered_at or clock.now()) > self.due_at


class Act(models.Model):
    """One thing done with a return, in order; never changed."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", pgettext_lazy("report", "Submitted for signature")
        SIGN = "sign", pgettext_lazy("report", "Signed and delivered")
        CHECK = "check", pgettext_lazy("report", "Checked")
        APPROVE = "approve", pgettext_lazy("report", "Approved")
        RETURNED = "returned", pgettext_lazy("report", "Returned")
        UNLOCKED = "unlocked", pgettext_lazy("report", "Cell unlocked")
        CORRECTED = "corrected", pgettext_lazy("report", "Cell corrected and signed again")
        LOCKED = "locked", pgettext_lazy("report", "Locked")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="acts")
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    words = models.TextField(_("words"), blank=True)
    by = models.IntegerField(_("by"))
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("act on a return")
        verbose_name_plural = _("acts on returns")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Chase(models.Model):
    """One step of chasing a return: ``step`` working days from its due day, told to ``to`` in their digests."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="chases")
    step = models.SmallIntegerField(_("step"))
    to = ArrayField(models.IntegerField(), verbose_name=_("told"))
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("step of chasing")
        verbose_name_plural = _("steps of chasing")
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["of", "step"], name="a_step_of_chasing_is_taken_once")]

    def __str__(self) -> str:
        return f"{self.of_id} {self.step:+}"
