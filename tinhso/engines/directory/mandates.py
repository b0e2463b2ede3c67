"""Who may speak for a business: a record with a beginning and an end."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.parties import Business, Person


class MandateQuerySet(models.QuerySet["Mandate"]):
    def on(self, day: date) -> Self:
        """The mandates in force on ``day``."""
        return self.filter(valid_on(day))


class Mandate(models.Model):
    """``person`` represents ``business``, by law or by authorisation (Civil Code 2015, articles 134-143)."""

    class Kind(models.TextChoices):
        LEGAL = "legal", _("legal representative")
        AUTHORISED = "authorised", _("authorised person")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    business = models.ForeignKey(Business, models.PROTECT, related_name="mandates", verbose_name=_("business"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates", verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    paper = models.CharField(_("paper it rests on"), max_length=120, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = [
            models.UniqueConstraint(
                fields=["business", "person", "kind"], condition=models.Q(valid_to=None), name="one_open_mandate"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.business_id}"
