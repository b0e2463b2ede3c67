"""Adapters: the outbox, messages taken in once, signed notices, the doctor."""

from tinhso.engines.adapters.adapter import Adapter, NotDelivered, Payload, Rejected, adapter, adapters
from tinhso.engines.adapters.checking import Finding, doctor
from tinhso.engines.adapters.forgetting import forget
from tinhso.engines.adapters.notices import HEADER, Untrusted, digest, sign, verify
from tinhso.engines.adapters.posting import post
from tinhso.engines.adapters.queries import delivered_since, deliveries, delivery_states, lines, troubles
from tinhso.engines.adapters.receiving import receive
from tinhso.engines.adapters.verbs import retry, trust

__all__ = [
    "HEADER",
    "Adapter",
    "Finding",
    "NotDelivered",
    "Payload",
    "Rejected",
    "Untrusted",
    "adapter",
    "adapters",
    "delivered_since",
    "deliveries",
    "delivery_states",
    "digest",
    "doctor",
    "forget",
    "lines",
    "post",
    "receive",
    "retry",
    "sign",
    "troubles",
    "trust",
    "verify",
]
