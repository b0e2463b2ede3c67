"""Fee rules, demands and what became of them, money that arrived, comparisons with the gateways."""

from tinhso.engines.payments.arrived import Credit, Rejection
from tinhso.engines.payments.asked_back import RefundRequest
from tinhso.engines.payments.collecting import CollectingAccount
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.drawers import CashOut, ClosedCash, DrawerClosing
from tinhso.engines.payments.feerules import FeeRule, Reduction
from tinhso.engines.payments.receipts import Receipt, ReceiptBook
from tinhso.engines.payments.reconciled import Difference, Reconciliation
from tinhso.engines.payments.records import Cancellation, Payment, Refund, Way
from tinhso.engines.payments.remitted import Remittance

__all__ = [
    "Cancellation",
    "CashOut",
    "ClosedCash",
    "CollectingAccount",
    "Credit",
    "Demand",
    "Difference",
    "DrawerClosing",
    "FeeRule",
    "Payment",
    "Receipt",
    "ReceiptBook",
    "Reconciliation",
    "Reduction",
    "Refund",
    "RefundRequest",
    "Rejection",
    "Remittance",
    "Way",
]
