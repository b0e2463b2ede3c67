"""Who handles what, as a table."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Area, Office
from tinhso.systems.feedback.categories import Category


class Rule(models.Model):
    """One row: empty conditions hold always; of the rows that match, the most exact one counts, then the order.

    ``to_commune``: the lead is the People's Committee of the commune where the point lies.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="rules")
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    off_hours = models.BooleanField(_("only outside working time"), null=True)  # False: only within it
    answer = models.CharField(_("answer to a question"), max_length=120, blank=True)  # "name=value"
    lead = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    to_commune = models.BooleanField(_("the commune leads"), default=False)
    supporting = models.ManyToManyField(Office, related_name="+")
    is_direct = models.BooleanField(_("without the coordinator"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    note = models.CharField(_("note"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True)

    class Meta:
        verbose_name = _("routing rule")
        verbose_name_plural = _("routing rules")


class Routing(models.Model):
    """Why a report went where it went: the rule, what it matched, what the others lacked."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="routings")
    rule = models.ForeignKey(Rule, models.SET_NULL, null=True, related_name="+")
    lead = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    why = models.JSONField(_("explanation"), default=list)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("routing")
        verbose_name_plural = _("routings")
