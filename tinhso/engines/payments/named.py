"""What people call a gateway of which a record keeps the code."""

from __future__ import annotations

from tinhso.engines.adapters.api import adapter


class OfGateway:
    """A record with a ``gateway``."""

    gateway: str

    @property
    def gateway_name(self) -> str:
        return str(adapter(self.gateway).name)
