"""Being decided."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position
from tinhso.engines.papers.models import Paper


class Decidable(models.Model):
    class Meta:
        abstract = True

    @property
    def decision(self) -> Decision | None:
        """The decision in force."""
        return Decision.objects.filter(case=self.pk, recalled_at=None).select_related("paper").first()


class Decision(models.Model):
    """What the competent person decided and signed; a recalled one stays in the file."""

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("granted")
        DENIED = "denied", _("denied")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="decisions")
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    reason = models.TextField(_("reason"), blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="decisions")
    by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    recalled_at = models.DateTimeField(_("recalled at"), null=True)
    recall_reason = models.TextField(_("reason of the recall"), blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(recalled_at=None), name="one_decision_in_force_per_case"
            ),
        ]
