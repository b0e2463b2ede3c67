"""Electronic receipts for fees and charges (Decree 123/2020 as amended by Decree 70/2025, Circular 32/2025)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.base.money import in_words
from tinhso.engines.directory.models import Office
from tinhso.engines.payments.records import Payment

FORM = "01BLP"  # electronic receipts whose amount is not printed beforehand


class ReceiptBook(models.Model):
    """The numbers of one office in one year, without gaps."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="receipt_books")
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("receipt book")
        verbose_name_plural = _("receipt books")
        constraints = [models.UniqueConstraint(fields=["office", "year"], name="one_receipt_book_a_year")]


class Receipt(models.Model):
    """The number under which a payment is receipted."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    payment = models.OneToOneField(Payment, models.PROTECT, related_name="receipt")
    book = models.ForeignKey(ReceiptBook, models.PROTECT, related_name="receipts")
    number = models.PositiveIntegerField(_("number"))
    made_at = models.DateTimeField(_("made at"), default=clock.now)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        constraints = [models.UniqueConstraint(fields=["book", "number"], name="one_receipt_per_number")]

    def __str__(self) -> str:
        return f"{self.symbol}/{self.number:07}"

    @property
    def symbol(self) -> str:
        """Form and year: ``01BLP26E``."""
        return f"{FORM}{self.book.year % 100:02}E"


def give_number(payment: Payment) -> Receipt:
    """The next number of the office's book; the book is locked, so a payment that fails leaves no gap."""
    year = clock.local(payment.paid_at).year
    office = payment.demand.office
    ReceiptBook.objects.get_or_create(office=office, year=year)
    book = ReceiptBook.objects.select_for_update().get(office=office, year=year)
    book.last += 1
    book.save(update_fields=["last"])
    return Receipt.objects.create(payment=payment, book=book, number=book.last)


def receipt_data(payment: Payment) -> dict[str, Any]:
    """What the printed receipt states, with the amount in words; the issuer adds the names of payer and collector."""
    receipt, demand = payment.receipt, payment.demand
    return {
        "form": FORM,
        "symbol": receipt.symbol,
        "number": f"{receipt.number:07}",
        "date": clock.local(payment.paid_at).date().isoformat(),
        "office": demand.office.name,
        "office_code": demand.office.code,
        "payer": demand.payer,
        "dossier": demand.code,
        "payment_code": demand.key,
        "way": payment.way,
        "lines": [
            {"kind": line.kind, "name": line.name, "amount": line.amount, "legal_basis": line.legal_basis}
            for line in demand.fee_lines
        ],
        "amount": demand.total,
        "amount_in_words": in_words(demand.total).capitalize(),
    }
