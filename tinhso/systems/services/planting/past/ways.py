"""The ways that a dossier of 2022 and 2023 could go."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.systems.services.planting.lives import DESK, ONLINE


@dataclass(frozen=True)
class Way:
    """How it came in, how its result went back, and whether it was settled after its date."""

    channel: str
    back: str
    is_late: bool = False


ONLINE_ONLY, BY_POST, AT_THE_DESK = Way(ONLINE, "online"), Way(ONLINE, "post"), Way(DESK, "desk")
LATE = Way(ONLINE, "online", is_late=True)
WAYS = (ONLINE_ONLY, BY_POST, AT_THE_DESK, LATE)
EVERY = {ONLINE_ONLY: 1, BY_POST: 3, AT_THE_DESK: 3, LATE: 9}  # agencies, counted on, from which a pattern is taken
