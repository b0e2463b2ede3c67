"""Returns as other parts link to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from tinhso.engines.events.api import Actor
from tinhso.systems.reports.queries import returns_among
from tinhso.systems.reports.telling import address, named


def return_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Name and address of those returns that the reader may see."""
    return {one.pk: (f"{named(one)} – {one.office.brief}", address(one)) for one in returns_among(actor, ids)}


LINKS = {"reports.return": return_links}
