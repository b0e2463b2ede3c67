"""Money that others collected for an office and paid in to its account in one sum."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.engines.payments.arrived import Credit
from tinhso.engines.payments.drawers import DrawerClosing
from tinhso.engines.payments.records import Done


class Remittance(Done):
    """The transfer ``credit`` is what a carrier collected at doors on a day, or what a closed drawer paid in.

    A day is paid in once, and once more for each sum that is told of it afterwards.
    """

    credit = models.OneToOneField(Credit, models.PROTECT, related_name="remittance")
    gateway = models.CharField(_("collected by"), max_length=40, blank=True)
    day = models.DateField(_("day"), null=True)
    closing = models.OneToOneField(DrawerClosing, models.PROTECT, null=True, related_name="remittance")
    amount = models.BigIntegerField(_("amount (đồng)"))

    class Meta:
        verbose_name = _("remittance")
        verbose_name_plural = _("remittances")
        indexes = [
            models.Index(fields=["gateway", "day"], condition=~models.Q(day=None), name="remittances_of_day"),
        ]
