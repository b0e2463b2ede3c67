"""What the post costs: rules with dates and legal basis like every other fee."""

from __future__ import annotations

from datetime import date

from tinhso.engines.payments import api as payments
from tinhso.engines.post.addresses import Address
from tinhso.engines.post.stages import Direction

CODES = {Direction.IN: "post.in", Direction.OUT: "post.out"}
INSIDE = "province"  # the payer group of the rules for an address within the province


def postage(
    direction: str, address: Address | None = None, on: date | None = None, *, elsewhere: bool = False
) -> list[payments.FeeLine]:
    """The lines for one consignment on a day (today); without an address what it costs within the province, or
    ``elsewhere`` in the country."""
    inside = address.is_inside if address is not None else not elsewhere
    groups = [INSIDE] if inside else []
    return payments.fee_for(CODES[Direction(direction)], payer_groups=groups, on=on)
