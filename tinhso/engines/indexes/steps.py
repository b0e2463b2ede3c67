"""What became of a score card: handed in, given back, confirmed. Its state follows from the last of these."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.engines.indexes.versions import Version


class Step(models.Model):
    """One step of the score card of an office in a period; a confirmation keeps the card as it was (``card``)."""

    class Kind(models.TextChoices):
        HANDED_IN = "handed_in", _("handed in")
        GIVEN_BACK = "given_back", _("given back")
        CONFIRMED = "confirmed", _("confirmed")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(Version, models.PROTECT, related_name="+", verbose_name=_("version of an index"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    period = models.CharField(_("period"), max_length=30)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    note = models.TextField(_("note"), blank=True)
    card = models.JSONField(_("the card as confirmed"), default=dict)
    subject = models.IntegerField(_("by"))
    position = models.IntegerField(_("position"), null=True)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("step of a score card")
        verbose_name_plural = _("steps of score cards")
        indexes = [models.Index(fields=["version", "period", "office"], name="indexes_steps_of_a_card")]
