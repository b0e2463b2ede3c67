"""The ways to pay from outside: one adapter each."""

from tinhso.engines.payments.gateways.bank import Bank
from tinhso.engines.payments.gateways.gateway import Gateway, Notice
from tinhso.engines.payments.gateways.paygov import PayGov

ADAPTERS: tuple[Gateway, ...] = (PayGov(), Bank())

__all__ = ["ADAPTERS", "Bank", "Gateway", "Notice", "PayGov"]
