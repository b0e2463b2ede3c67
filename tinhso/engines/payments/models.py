"""Fee rules, demands and what became of them, money that arrived, comparisons with the gateways."""

from tinhso.engines.payments.arrived import Credit, Rejection
from tinhso.engines.payments.collecting import CollectingAccount
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.feerules import FeeRule, Reduction
from tinhso.engines.payments.receipts import Receipt, ReceiptBook
from tinhso.engines.payments.reconciled import Difference, Reconciliation
from tinhso.engines.payments.records import Cancellation, Payment, Refund, Way

__all__ = [
    "Cancellation",
    "CollectingAccount",
    "Credit",
    "Demand",
    "Difference",
    "FeeRule",
    "Payment",
    "Receipt",
    "ReceiptBook",
    "Reconciliation",
    "Reduction",
    "Refund",
    "Rejection",
    "Way",
]
