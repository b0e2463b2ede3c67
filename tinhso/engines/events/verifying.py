"""Whether what happened still reads as it was sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tinhso.engines.events import merkle
from tinhso.engines.events.models import Seal
from tinhso.engines.events.sealing import BEGINNING, entries

Fault = Literal["count", "root", "record", "gap"]


@dataclass(frozen=True)
class Broken:
    """A seal that does not hold.

    ``count``: events or looks were added or removed; ``root``: one was altered; ``record``: the seal itself was;
    ``gap``: seals or transactions are missing before it.
    """

    number: int
    fault: Fault


def verify(published: Mapping[int, bytes] | None = None) -> list[Broken]:
    """Compute every seal again. ``published`` holds digests by number that were kept outside this database."""
    outside = dict(published or {})
    broken: list[Broken] = []
    last: Seal | None = None
    reached: dict[int, int] = {}
    for seal in Seal.objects.order_by("number").iterator():
        if last is not None and bytes(seal.previous) != last.digest:
            broken.append(Broken(last.number, "record"))
        elif last is None and bytes(seal.previous) != BEGINNING:
            broken.append(Broken(seal.number, "gap"))
        if seal.number != (last.number if last else 0) + 1 or seal.first_xid != reached.get(seal.cluster, -1) + 1:
            broken.append(Broken(seal.number, "gap"))
        if fault := _fault(seal, outside.pop(seal.number, None)):
            broken.append(Broken(seal.number, fault))
        reached[seal.cluster], last = seal.last_xid, seal
    return [*broken, *(Broken(number, "gap") for number in sorted(outside))]


def _fault(seal: Seal, published: bytes | None) -> Fault | None:
    found = list(entries(seal.cluster, seal.first_xid, seal.last_xid))
    if len(found) != seal.count:
        return "count"
    if merkle.root(found) != bytes(seal.root):
        return "root"
    return "record" if published not in (None, seal.digest) else None
