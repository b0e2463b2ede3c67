"""What the law charges, for what, to whom, over which channel, from when to when (Law 97/2015/QH13)."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7


class DateRange(models.Func):
    """The days on which a row is valid: the first included, the last not."""

    function = "daterange"


D = TypeVar("D", bound="Dated")


def _one_a_day(name: str, *same: str) -> ExclusionConstraint:
    """Of rows with the ``same`` fields, one at most is valid on a day."""
    days = DateRange("valid_from", "valid_to", RangeBoundary())
    alike = [(field, RangeOperators.EQUAL) for field in same]
    return ExclusionConstraint(name=name, expressions=[(days, RangeOperators.OVERLAPS), *alike])


class Channel(models.TextChoices):
    """How a dossier came in; the codes 1, 2, 3 of the national portal."""

    DIRECT = "direct", _("at the counter")
    ONLINE = "online", _("online")
    POST = "post", _("by post")


class Dated(models.Model):
    """Something that the law holds from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)  # the first day on which it no longer holds
    legal_basis = models.CharField(_("legal basis"), max_length=200)
    example = models.BooleanField(_("example value"), default=False)  # not read in the legal text itself

    class Meta:
        abstract = True


def valid_on(rows: models.QuerySet[D], day: date) -> models.QuerySet[D]:
    """Those that hold on a day."""
    return rows.filter(models.Q(valid_to=None) | models.Q(valid_to__gt=day), valid_from__lte=day)


class FeeRule(Dated):
    """One amount. An empty channel or payer group stands for all; a row that names one goes before it."""

    class Kind(models.TextChoices):
        FEE = "fee", _("fee for a service")  # phí
        CHARGE = "charge", _("charge")  # lệ phí
        PRICE = "price", _("price of a service")  # giá dịch vụ

    class Unit(models.TextChoices):
        DOSSIER = "dossier", _("per dossier")
        COPY = "copy", _("per copy")
        PAGE = "page", _("per page")

    procedure_code = models.CharField(_("procedure"), max_length=40)
    code = models.CharField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    payer_group = models.CharField(_("payer group"), max_length=40, blank=True)
    channel = models.CharField(_("channel"), max_length=6, choices=Channel, blank=True)
    unit = models.CharField(_("unit"), max_length=7, choices=Unit, default=Unit.DOSSIER)
    amount = models.BigIntegerField(_("amount (đồng)"))
    tiers = models.JSONField(_("tiers"), default=list, blank=True)  # [{"up_to": 2, "amount": 2000}, {"amount": 1000}]
    limit = models.BigIntegerField(_("at most (đồng)"), null=True, blank=True)
    exemption = models.TextField(_("exemptions, verbatim"), blank=True)

    class Meta:
        verbose_name = _("fee rule")
        verbose_name_plural = _("fee rules")
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="fee_is_not_negative"),
            _one_a_day("one_fee_rule_a_day", "procedure_code", "code", "payer_group", "channel"),
        ]
        indexes = [models.Index(fields=["procedure_code", "valid_from"], name="fee_rules_of_procedure")]

    def __str__(self) -> str:
        return f"{self.procedure_code} {self.name}"

    def price(self, quantity: int) -> int:
        """What ``quantity`` copies or pages cost in đồng; a dossier costs the same however thick it is."""
        if self.unit == self.Unit.DOSSIER:
            return self.amount
        whole = tiered(self.tiers, quantity) if self.tiers else self.amount * quantity
        return whole if self.limit is None else min(whole, self.limit)


class Reduction(Dated):
    """A share that is taken off over a channel, such as half for filing online; an empty procedure stands for all."""

    procedure_code = models.CharField(_("procedure"), max_length=40, blank=True)
    channel = models.CharField(_("channel"), max_length=6, choices=Channel)
    percent = models.PositiveSmallIntegerField(_("percent taken off"))

    class Meta:
        verbose_name = _("fee reduction")
        verbose_name_plural = _("fee reductions")
        constraints = [
            models.CheckConstraint(condition=models.Q(percent__range=(1, 100)), name="reduction_is_a_share"),
            _one_a_day("one_reduction_a_day", "procedure_code", "channel"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_code} {self.channel} −{self.percent} %"


def tiered(tiers: list[dict[str, int]], quantity: int) -> int:
    """Each page at the price of its tier; ``up_to`` is the last page of a tier, none the last tier."""
    whole, done = 0, 0
    for tier in tiers:
        upto = min(quantity, tier.get("up_to", quantity))
        whole += max(0, upto - done) * tier["amount"]
        done = max(done, upto)
    return whole
