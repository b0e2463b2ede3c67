"""A demand: what somebody owes for one thing, frozen when it is made."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.engines.payments.collecting import CollectingAccount
from tinhso.engines.payments.fees import FeeLine
from tinhso.engines.payments.keys import codes_in, find_key, new_key, purpose_of


class DemandQuerySet(models.QuerySet["Demand"]):
    def about(self, record: UUID) -> DemandQuerySet:
        return self.filter(about=record).order_by("id")

    def meant_by(self, purpose: str) -> Demand | None:
        """The one whose key stands in the text, or else that of the dossier in it: first what still waits."""
        if key := find_key(purpose):
            return self.filter(key=key).first()
        return self._of_codes(codes_in(purpose))

    def written(self, text: str) -> Demand | None:
        """The one that a person means who writes its key, its purpose or the dossier's code without a check sign."""
        return self.meant_by(text) or self._of_codes([text.strip().upper()])

    def waiting(self) -> DemandQuerySet:
        return self.filter(stage=Demand.Stage.WAITING)

    def _of_codes(self, codes: list[str]) -> Demand | None:
        if not any(codes):
            return None
        still_waits = models.Q(stage=Demand.Stage.WAITING)
        return self.filter(code__in=codes).alias(waits=still_waits).order_by("-waits", "-id").first()


class Demand(models.Model):
    """Who pays how much for what. Paid, refunded and cancelled are records of their own; ``stage`` repeats them."""

    class Stage(models.TextChoices):
        WAITING = "waiting", _("waiting for payment")
        PAID = "paid", _("paid")
        REFUNDED = "refunded", _("refunded")
        CANCELLED = "cancelled", _("cancelled")

    class Occasion(models.TextChoices):
        """When it is collected (HinhThucThu 1, 2, 4)."""

        RECEIPT = "receipt", _("at receipt")
        SUPPLEMENT = "supplement", _("at supplement")
        RETURN = "return", _("at return")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(_("payment code"), max_length=11, unique=True, default=new_key, editable=False)
    about = models.UUIDField(_("about"))
    payer = models.IntegerField(_("payer"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="demands")
    account = models.ForeignKey(CollectingAccount, models.PROTECT, null=True, blank=True, related_name="demands")
    topic = models.CharField(_("procedure"), max_length=20, blank=True)
    code = models.CharField(_("dossier code"), max_length=60, blank=True)
    occasion = models.CharField(_("occasion"), max_length=10, choices=Occasion, default=Occasion.RECEIPT)
    lines = models.JSONField(_("lines"))
    total = models.BigIntegerField(_("total (đồng)"))
    stage = models.CharField(_("stage"), max_length=9, choices=Stage, default=Stage.WAITING, db_index=True)
    return_path = models.CharField(_("page to return to"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made at"), default=clock.now)

    objects = DemandQuerySet.as_manager()

    class Meta:
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
        constraints = [
            models.CheckConstraint(condition=models.Q(total__gt=0), name="demand_is_for_something"),
            models.UniqueConstraint(
                fields=["about", "occasion"],
                condition=models.Q(stage="waiting"),
                name="one_waiting_demand_per_occasion",
            ),
        ]
        indexes = [
            models.Index(fields=["about"], name="demands_about"),
            models.Index(fields=["code"], name="demands_of_a_dossier_code"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def fee_lines(self) -> list[FeeLine]:
        return [FeeLine.read(line) for line in self.lines]

    @property
    def purpose(self) -> str:
        """What stands in a transfer, by which the bank's notice finds its demand."""
        return purpose_of(self.key, self.code)

    @property
    def is_waiting(self) -> bool:
        return self.stage == self.Stage.WAITING

    @property
    def is_paid(self) -> bool:
        return self.stage in (self.Stage.PAID, self.Stage.REFUNDED)

    @property
    def paid(self) -> int:
        """Đồng counted for this demand."""
        payment = getattr(self, "payment", None)
        return payment.amount if payment else 0

    @property
    def refunded(self) -> int:
        """Đồng given back."""
        return self.refunds.aggregate(sum=Sum("amount"))["sum"] or 0

    @property
    def balance(self) -> int:
        """Đồng that the office holds for this demand; never negative."""
        return self.paid - self.refunded
