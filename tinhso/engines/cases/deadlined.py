"""Having a date by which the case must be settled."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position

# Events that tell the appointment (fact ``due``): from them one can say what was overdue on any day; and those after
# which a case is no longer in hand, if not taken back.
DATING = (
    "cases.accepted", "cases.duty_settled", "cases.extended", "cases.given_back", "cases.recalled", "cases.redated",
    "cases.reopened", "cases.supplement_answered", "cases.transferred",
)  # fmt: skip
ENDING = ("cases.decided", "cases.refused", "cases.stopped")


class Deadlined(models.Model):
    """``due_at`` is the appointment that was given; ``ended_at`` the moment the office was done."""

    received_at = models.DateTimeField(_("received at"), null=True, blank=True)
    due_at = models.DateTimeField(_("due at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_late(self) -> bool:
        """After its appointment, or settled after it."""
        return self.is_late_at(clock.now())

    def is_late_at(self, moment: datetime) -> bool:
        return self.due_at is not None and (self.ended_at or moment) > self.due_at

    @property
    def on_time(self) -> bool | None:
        """Settled within the appointment (Decision 766, metric 2.1); None while open or without one."""
        if self.ended_at is None or self.due_at is None:
            return None
        return self.ended_at <= self.due_at


class Extension(models.Model):
    """The office could not keep the date: it apologises and names a new one, once (form 04)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.OneToOneField("cases.Case", models.CASCADE, related_name="extension")
    reason = models.TextField(_("reason"))
    due_before = models.DateTimeField(_("due before"))
    due_after = models.DateTimeField(_("due after"))
    by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")


class Postponement(models.Model):
    """Whoever gave the work gives it another day, as often as they find right; each stays with its reason."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="postponements")
    reason = models.TextField(_("reason"))
    due_before = models.DateTimeField(_("due before"))
    due_after = models.DateTimeField(_("due after"))
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("postponement")
        verbose_name_plural = _("postponements")
        ordering = ["at"]


class ExtensionRule(models.Model):
    """How a deadline of a kind of case may be extended, from a day on; dated, set by a regulation.

    ``notice_hours`` working hours before the appointment the apology must be out; none: also when it has passed.
    """

    kind = models.CharField(_("kind of case"), max_length=40)
    notice_hours = models.DecimalField(
        _("working hours before the appointment"), max_digits=5, decimal_places=2, null=True
    )
    law = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("rule of extension")
        verbose_name_plural = _("rules of extension")
        constraints = [models.UniqueConstraint(fields=["kind", "valid_from"], name="one_extension_rule_per_day")]
