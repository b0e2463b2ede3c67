"""How long to wait before a partner is tried again."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

FIRST = 10  # seconds
LONGEST = 3600
SPREAD = 0.25  # of the wait, either way, so that deliveries which failed together do not come back together
FAILURES_THAT_CLOSE = 3


def wait_before(attempt: int, seed: str) -> timedelta:
    """10 s before the second attempt, twice as long before each next one, an hour at most, ± a quarter by the seed."""
    seconds: float = min(FIRST * 2.0 ** (attempt - 1), LONGEST)
    draw = int.from_bytes(sha256(f"{seed}:{attempt}".encode()).digest()[:8], "big") / 2**64
    return timedelta(seconds=round(seconds * (1 - SPREAD + 2 * SPREAD * draw), 3))


def rest_of_line(failures: int, seed: str) -> timedelta | None:
    """How long a line is left alone after so many failures in a row; None while it is still trusted."""
    if failures < FAILURES_THAT_CLOSE:
        return None
    return wait_before(failures - FAILURES_THAT_CLOSE + 1, seed)
