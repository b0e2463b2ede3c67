"""Being opened once more, because what was settled is not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Reopening(models.Model):
    """The owner says that it is not settled; once per case."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.OneToOneField("cases.Case", models.CASCADE, related_name="reopening")
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("at"), default=clock.now)
    due_before = models.DateTimeField(_("due before"), null=True)

    class Meta:
        verbose_name = _("reopening")
        verbose_name_plural = _("reopenings")
