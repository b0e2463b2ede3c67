"""What every gateway is: it may begin a payment, and it tells us what was paid."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tinhso.engines.adapters.api import HEADER, Adapter, NotDelivered, Untrusted, verify
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.gateways.speaking import ask
from tinhso.engines.payments.records import Way


@dataclass(frozen=True)
class Notice:
    """What a gateway says about one payment; ``purpose`` holds the demand's key, alone or within a text."""

    message: str  # identifies the notice: the same again is the same notice
    reference: str  # identifies the money: two notices with one reference tell of the same payment
    purpose: str
    amount: int
    paid_at: datetime
    succeeded: bool = True


class Gateway(Adapter):
    """A party through which money comes in."""

    way: Way = Way.GATEWAY
    begins = True  # whether it has pages of its own on which to pay
    refunds = True  # whether it gives money back when asked (kind ``refund`` of the outbox)

    @property
    def url(self) -> str:
        return settings.PARTNERS[self.code][0]

    @property
    def key(self) -> bytes:
        return settings.PARTNERS[self.code][1].encode()

    def check(self) -> list[str]:
        if not self.url:
            return [_("No address is set: TINHSO_%(code)s_URL.") % {"code": self.code.upper()}]
        if not self.key:
            return [_("No key is set: TINHSO_%(code)s_KEY.") % {"code": self.code.upper()}]
        try:
            ask("GET", f"{self.url}/suc-khoe", self.key)
        except NotDelivered as error:
            return [str(error)]
        return []

    def begin(self, demand: Demand, return_url: str) -> str:
        """Open a payment with the gateway and return the address to send the payer to. Raises NotDelivered."""
        raise NotImplementedError

    def look_up(self, demand: Demand) -> Notice | None:
        """Ask whether the demand was paid, in case its notice was lost; None if not. Raises NotDelivered."""
        return None

    @abstractmethod
    def day_list(self, day: date) -> list[Notice]:
        """All that was paid through this gateway on a day. Raises NotDelivered."""

    @abstractmethod
    def understand(self, body: bytes) -> Notice:
        """The notice in a body that is known to be genuine. Raises ValueError or KeyError."""

    def read_notice(self, request: HttpRequest) -> Notice:
        """The notice in a request. Raises Untrusted with the reason: unsigned, forged, late or unreadable."""
        if not self.key:
            raise Untrusted("unsigned")
        verify(request.body, request.headers.get(HEADER, ""), self.key)
        try:
            return self.understand(request.body)
        except (KeyError, ValueError, TypeError) as error:
            raise Untrusted("unreadable") from error
