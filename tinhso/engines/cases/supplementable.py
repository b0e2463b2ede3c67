"""Being asked to complete the case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position


class Supplementable(models.Model):
    class Meta:
        abstract = True

    @property
    def open_supplement(self) -> Supplement | None:
        return Supplement.objects.filter(case=self.pk, answered_at=None, closed_at=None).first()


class Supplement(models.Model):
    """What is missing or wrong, item by item, and by when it should come (form 02)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="supplements")
    by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    items = models.JSONField(_("items"))  # [{"what": field or paper code, "label": …, "reason": …}]
    reason = models.TextField(_("reason"))
    answer_by = models.DateTimeField(_("answer by"), null=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    closed_at = models.DateTimeField(_("closed at"), null=True)  # by withdrawal or stop, unanswered
    reminded_at = models.DateTimeField(_("reminded at"), null=True)
    lapsed_at = models.DateTimeField(_("noted that no answer came"), null=True)

    class Meta:
        verbose_name = _("request for a supplement")
        verbose_name_plural = _("requests for a supplement")
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(answered_at=None, closed_at=None),
                name="one_open_supplement_per_case",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.closed_at is None
