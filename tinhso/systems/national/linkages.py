"""From when on dossiers are exchanged with another system."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.access import api as access


class Linkage(models.Model):
    """Dossiers handed in from ``since`` on, and before ``until``, are exchanged with ``system`` (liên thông)."""

    class System(models.TextChoices):
        NATIONAL = "national", _("National Public Service Portal")
        CIVIL = "civil", _("civil-status system")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    system = models.CharField(_("system"), max_length=20, choices=System)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True)

    class Meta:
        verbose_name = _("linkage")
        verbose_name_plural = _("linkages")
        ordering = ["system", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["system"], condition=models.Q(until=None), name="one_open_linkage_per_system"
            )
        ]


@access.kept
def linkages(system: str) -> tuple[tuple[datetime, datetime | None], ...]:
    """The spans of time of one system, remembered until they change."""
    return tuple(Linkage.objects.filter(system=system).values_list("since", "until"))


def is_linked(system: str, moment: datetime) -> bool:
    """Whether what was handed in at ``moment`` is exchanged with ``system``."""
    return any(since <= moment and (until is None or moment < until) for since, until in linkages(system))
