"""What the post costs from a day on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tinhso.base.errors import Denied
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import FeeRule
from tinhso.engines.post.fees import CODES, INSIDE
from tinhso.engines.post.stages import Direction


@transaction.atomic
def set_price(direction: str, *, inside: bool, amount: int, legal_basis: str, valid_from: date, by: Actor) -> FeeRule:
    """The price (đồng) of one direction, within the province or elsewhere; the one before ends on ``valid_from``.

    For whoever leads the province. Raises Denied, Refused, AlreadyDone.
    """
    top = directory.top_office()
    if top is None:
        raise Denied
    by = access.require_at(by, "post.set_prices", directory.subjects_of(top))
    made = payments.change_price(
        CODES[Direction(direction)], payer_group=INSIDE if inside else "", amount=amount, legal_basis=legal_basis,
        valid_from=valid_from,
    )  # fmt: skip
    record("post.price_set", on=made, by=by, office=top.here_id, channel=direction, amount=amount)
    return made
