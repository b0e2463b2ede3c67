"""The ways to pay from outside: one adapter each."""

from tinhso.engines.adapters.api import adapters
from tinhso.engines.payments.gateways.bank import Bank
from tinhso.engines.payments.gateways.gateway import Gateway, Notice
from tinhso.engines.payments.gateways.paygov import PayGov

ADAPTERS: tuple[Gateway, ...] = (PayGov(), Bank())


def all_gateways() -> list[Gateway]:
    """Ours and those that the parts above bring, such as the carrier that collects at the door."""
    return [adapter for adapter in adapters().values() if isinstance(adapter, Gateway)]


__all__ = ["ADAPTERS", "Bank", "Gateway", "Notice", "PayGov", "all_gateways"]
