"""What a reporter answered when the agency asked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case, Supplement


class Reply(models.Model):
    """The answer to one question of the agency; photos that came with it lie beside the report's own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="replies")
    supplement = models.OneToOneField(Supplement, models.CASCADE, related_name="reply")
    text = models.TextField(_("text"), blank=True)
    photos = models.JSONField(_("photos"), default=list)  # keys of Photo
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"text": "answers", "photos": "answers"}

    class Meta:
        verbose_name = _("reply of a reporter")
        verbose_name_plural = _("replies of reporters")
