"""What officials say an indicator is: every version with its validity, its approver and its legal basis."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office

BETTER = (("up", _("More is better")), ("down", _("Less is better")), ("", _("Neither")))


class Definition(models.Model):
    """One version of an indicator made by a formula; it holds for periods that begin on ``valid_from`` or later.

    A version counts from its approval on. Periods that began before it keep the version of then.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("code"), max_length=80)
    name = models.CharField(_("name"), max_length=160)
    formula = models.TextField(_("formula"))  # over codes
    operands = ArrayField(models.TextField(), verbose_name=_("what it is made of"))
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    better = models.CharField(_("which way is good"), max_length=4, choices=BETTER, blank=True)
    words = models.TextField(_("definition in words"))
    owner = models.ForeignKey(Office, models.PROTECT, verbose_name=_("answers for it"), related_name="+")
    law = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("for periods from"))
    reason = models.TextField(_("reason of this version"))
    proposed_by = models.IntegerField(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed at"))
    approved_by = models.IntegerField(_("approved by"), null=True)
    approved_at = models.DateTimeField(_("approved at"), null=True)
    refused_at = models.DateTimeField(_("refused at"), null=True)

    class Meta:
        verbose_name = _("definition of an indicator")
        verbose_name_plural = _("definitions of indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                condition=Q(refused_at=None),
                name="one_definition_of_an_indicator_from_a_day_on",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_waiting(self) -> bool:
        """Nobody has approved or refused it yet."""
        return self.approved_at is None and self.refused_at is None


class Legend(models.Model):
    """What the values of an indicator are called, from ``valid_from`` on: bands from the lowest up.

    Each band is ``{"from": 90, "included": true, "word": "good", "level": "done"}``; the lowest has no ``from`` and
    each reaches up to the next, so no value is without a band and none has two.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("code"), max_length=80)
    bands = models.JSONField(_("bands"))
    valid_from = models.DateField(_("for periods from"))
    by = models.IntegerField(_("set by"))
    at = models.DateTimeField(_("set at"))

    class Meta:
        verbose_name = _("thresholds of an indicator")
        verbose_name_plural = _("thresholds of indicators")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_legend_of_an_indicator_from_a_day_on"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.valid_from}"
