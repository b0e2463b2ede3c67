"""The cash drawer of a clerk: what was taken and paid out since the last count, and each daily close."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.engines.payments.records import Done, Payment, Refund


class CashOut(Done):
    """A refund of cash was paid out of a drawer, by the clerk ``by``."""

    refund = models.OneToOneField(Refund, models.PROTECT, related_name="cash_out")

    class Meta:
        verbose_name = _("cash paid out")
        verbose_name_plural = _("cash paid out")


class DrawerClosing(Done):
    """A clerk counted the drawer; ``left`` stays in it as change, the rest is paid in to the collecting account."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="drawer_closings")
    brought = models.BigIntegerField(_("change from before (đồng)"))
    taken = models.BigIntegerField(_("taken (đồng)"))
    paid_out = models.BigIntegerField(_("paid out (đồng)"))
    counted = models.BigIntegerField(_("counted (đồng)"))
    left = models.BigIntegerField(_("left in the drawer (đồng)"), default=0)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("close of a cash drawer")
        verbose_name_plural = _("closes of cash drawers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(counted__gte=models.F("left"), left__gte=0), name="no_more_is_left_than_counted"
            )
        ]

    @property
    def expected(self) -> int:
        """Đồng that should lie in the drawer."""
        return self.brought + self.taken - self.paid_out

    @property
    def difference(self) -> int:
        """Đồng too much, or too little if negative."""
        return self.counted - self.expected

    @property
    def deposit(self) -> int:
        """Đồng to be paid in."""
        return self.counted - self.left


class ClosedCash(models.Model):
    """One payment or one pay-out that a close counted: each once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    closing = models.ForeignKey(DrawerClosing, models.PROTECT, related_name="movements")
    payment = models.OneToOneField(Payment, models.PROTECT, null=True, related_name="closed")
    cash_out = models.OneToOneField(CashOut, models.PROTECT, null=True, related_name="closed")

    class Meta:
        verbose_name = _("counted cash movement")
        verbose_name_plural = _("counted cash movements")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(payment=None) ^ models.Q(cash_out=None), name="a_movement_goes_one_way"
            )
        ]
