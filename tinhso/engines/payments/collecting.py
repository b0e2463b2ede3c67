"""Where an office has its fees paid to."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Office


class CollectingAccount(models.Model):
    """A bank account or treasury account that collects for an office from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="collecting_accounts")
    bank = models.CharField(_("bank (BIN)"), max_length=6)
    bank_name = models.CharField(_("bank"), max_length=100)
    number = models.CharField(_("account number"), max_length=19)
    holder = models.CharField(_("account holder"), max_length=200)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("collecting account")
        verbose_name_plural = _("collecting accounts")
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(valid_to=None), name="one_open_collecting_account_per_office"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.bank_name}"


def account_of(office: Office, on: date | None = None) -> CollectingAccount | None:
    """The account of the office or of the nearest office above it that has one on that day (today)."""
    return _account(office.pk, on or clock.today())


@access.kept
def _account(office: UUID, day: date) -> CollectingAccount | None:
    valid = CollectingAccount.objects.filter(valid_from__lte=day).exclude(valid_to__lte=day)
    place: Office | None = Office.objects.get(pk=office)
    while place is not None:
        found = valid.filter(office=place).order_by("-valid_from").first()
        if found is not None:
            return found
        place = place.parent
    return None
