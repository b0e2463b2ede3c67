"""The receipt of a payment as PDF: the printed view of the electronic receipt."""

from __future__ import annotations

from tinhso.base.typesetting import typeset
from tinhso.engines.directory.api import name_of_subject
from tinhso.engines.payments.receipts import receipt_data
from tinhso.engines.payments.records import Payment


def receipt_sheet(payment: Payment) -> bytes:
    """One A5 page with all that Circular 32/2025 asks a receipt to state."""
    data = receipt_data(payment) | {
        "payer": name_of_subject(payment.demand.payer),
        "collector": name_of_subject(payment.by) if payment.by else "",
        "way": str(payment.get_way_display()),
        "reference": payment.reference,
    }
    return typeset("engines/payments/typst/receipt.typ", data, at=payment.paid_at).pdf
