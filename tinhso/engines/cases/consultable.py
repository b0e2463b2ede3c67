"""Being helped by other agencies: the lead asks, they answer, in parallel."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.assignable import Task
from tinhso.engines.cases.processes import Join
from tinhso.engines.directory.models import Office, Position


class Inquiry(models.Model):
    """One question to several agencies at once: how many answers it needs, by when, and what silence means.

    ``closed_at`` is when the work could go on: enough have answered, or whoever asked goes on without.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="inquiries")
    join = models.CharField(_("goes on"), max_length=8, choices=Join, default=Join.NONE, blank=True)
    quorum = models.PositiveSmallIntegerField(_("answers needed"), default=0)
    silence_consents = models.BooleanField(_("silence is consent"), default=False)
    answer_by = models.DateTimeField(_("answer by"))
    at = models.DateTimeField(_("at"), default=clock.now)
    closed_at = models.DateTimeField(_("closed at"), null=True)
    waived = models.TextField(_("why it goes on without the answers"), blank=True)

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        indexes = [
            models.Index(fields=["case"], name="inquiry_open", condition=models.Q(closed_at=None)),
        ]

    @property
    def holds_up(self) -> bool:
        """Whether the work that asked must wait now."""
        return self.closed_at is None and self.join != Join.NONE

    def needed(self, asked: int) -> int:
        """How many of ``asked`` agencies must answer before the work goes on."""
        return {Join.NONE: 0, Join.ALL: asked, Join.ANY: min(1, asked)}.get(Join(self.join), min(self.quorum, asked))


class Consultation(models.Model):
    """What one supporting agency (cơ quan phối hợp) was asked, and its opinion."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="consultations")
    inquiry = models.ForeignKey(
        Inquiry, models.CASCADE, null=True, related_name="consultations"
    )  # none: before 11/2026
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    question = models.TextField(_("question"))
    task = models.OneToOneField(Task, models.CASCADE, related_name="consultation")
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    answer_by = models.DateTimeField(_("answer by"))
    opinion = models.TextField(_("opinion"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    agrees = models.BooleanField(_("agrees"), null=True)  # none: an opinion that is neither
    by_silence = models.BooleanField(_("by silence"), default=False)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
