"""Payments: fees, demands, VietQR, gateways, receipts, refunds, reconciliation."""

from tinhso.engines.payments.collecting import account_of
from tinhso.engines.payments.fees import FeeLine, fee_for, fee_rules, groups_of, rules_through_time, total
from tinhso.engines.payments.gateways import Bank, Gateway, Notice
from tinhso.engines.payments.gateways.speaking import ask
from tinhso.engines.payments.gateways.speaking import code as read_code
from tinhso.engines.payments.gateways.speaking import moment as read_moment
from tinhso.engines.payments.gateways.speaking import whole as read_whole
from tinhso.engines.payments.keys import new_key, purpose_of
from tinhso.engines.payments.loading import load_fees
from tinhso.engines.payments.qr import qr_svg
from tinhso.engines.payments.queries import is_settled, key_of, of, transfer_text
from tinhso.engines.payments.receipts import receipt_data
from tinhso.engines.payments.tariffs import rules_of, set_tariff, tariff_rows
from tinhso.engines.payments.verbs.accounts import set_account
from tinhso.engines.payments.verbs.approving import decide_refund, propose_refund
from tinhso.engines.payments.verbs.crediting import take_credit
from tinhso.engines.payments.verbs.deciding import accept, match, send_back
from tinhso.engines.payments.verbs.demanding import cancel, demand
from tinhso.engines.payments.verbs.drawing_cash import close_drawer, drawer_of, pay_out
from tinhso.engines.payments.verbs.paying import pay_cash
from tinhso.engines.payments.verbs.pricing import change_price
from tinhso.engines.payments.verbs.reconciling import reconcile, take_up
from tinhso.engines.payments.verbs.refunding import refund
from tinhso.engines.payments.verbs.remitting import take_remittance
from tinhso.engines.payments.vietqr import Transfer, parse_vietqr, vietqr

__all__ = [
    "rules_of",
    "set_tariff",
    "tariff_rows",
    "Bank",
    "FeeLine",
    "Gateway",
    "Notice",
    "Transfer",
    "accept",
    "account_of",
    "ask",
    "cancel",
    "change_price",
    "close_drawer",
    "decide_refund",
    "demand",
    "drawer_of",
    "fee_for",
    "fee_rules",
    "groups_of",
    "is_settled",
    "key_of",
    "load_fees",
    "match",
    "new_key",
    "purpose_of",
    "of",
    "parse_vietqr",
    "pay_cash",
    "pay_out",
    "propose_refund",
    "qr_svg",
    "read_code",
    "read_moment",
    "read_whole",
    "receipt_data",
    "reconcile",
    "refund",
    "send_back",
    "rules_through_time",
    "set_account",
    "take_credit",
    "take_remittance",
    "take_up",
    "total",
    "transfer_text",
    "vietqr",
]
