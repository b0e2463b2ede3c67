"""The same dossier on the national portal."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.models import Case


class Counterpart(models.Model):
    """What the national portal holds of a dossier, as it said last; in step when nothing differs."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="counterpart")
    national_id = models.CharField(_("identifier on the national portal"), max_length=50, blank=True, db_index=True)
    came_from_there = models.BooleanField(_("filed on the national portal"), default=False)
    status = models.PositiveSmallIntegerField(_("status there"), null=True)  # 1–10; none: not there
    asked_at = models.DateTimeField(_("last asked at"), null=True)
    differences = models.JSONField(_("differences"), default=list)  # codes of reconciling.comparing

    class Meta:
        verbose_name = _("counterpart on the national portal")
        verbose_name_plural = _("counterparts on the national portal")
        indexes = [
            models.Index(fields=["-asked_at"], condition=~models.Q(differences=[]), name="counterparts_not_in_step")
        ]

    @property
    def is_in_step(self) -> bool:
        return self.asked_at is not None and not self.differences
