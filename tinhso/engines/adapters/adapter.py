"""What an adapter is: one outside party, spoken to in one way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cache
from typing import Any

from tinhso.base.registry import Text, offered

Payload = dict[str, Any]


class NotDelivered(Exception):
    """The partner did not take it; the text says why in words. It will be tried again later."""


class Rejected(NotDelivered):
    """The partner will never take it as it is: trying again is of no use."""


class Adapter(ABC):
    """One outside party. Parts offer instances at the point ``adapters`` as a tuple."""

    code: str
    name: Text
    timeout: float = 10.0  # seconds that one call may take
    attempts: int = 10  # how often a delivery is tried before it is given up

    @abstractmethod
    def check(self) -> list[str]:
        """What stands in the way of using this adapter, one sentence each; empty if all is well. Makes one call."""

    def prepare(self, kind: str, payload: Payload) -> Payload:
        """Fill in from the database what the payload only names, so that the outbox holds no personal data."""
        return payload

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        """Deliver one thing and return the partner's receipt. Touches no database; may be called again with
        the same ``key``, which the partner must treat as the same thing. Raises NotDelivered or Rejected.
        """
        raise Rejected(f"{self.code} delivers nothing of the kind {kind}.")


@cache
def adapters() -> dict[str, Adapter]:
    """Every adapter that the parts offer, by code."""
    found: dict[str, Adapter] = {}
    for group in offered("adapters"):
        for adapter in group:
            if adapter.code in found:
                raise LookupError(f"Two adapters are called {adapter.code}.")
            found[adapter.code] = adapter
    return found


def adapter(code: str) -> Adapter:
    """The adapter with this code. Raises LookupError.

    One that serves many receivers gives each a line of its own, ``code:receiver``: a dead one closes no other's.
    """
    family, _, _receiver = code.partition(":")
    if family not in adapters():
        raise LookupError(f"No part offers the adapter {code}.")
    return adapters()[family]
