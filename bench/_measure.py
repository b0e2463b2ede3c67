"""What a call costs, in milliseconds of CPU of this process and of its database backend, beside its limit."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

FRAME = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")  # a transaction's frame is no question


@dataclass(frozen=True)
class Cost:
    """Milliseconds of CPU of one call on either side, and how many statements it sent."""

    app: float
    database: float
    queries: int

    @property
    def both(self) -> float:
        return self.app + self.database


def cost(call: Callable[[], object], *, times: int = 10, best_of: int = 3, warm: int = 2) -> Cost:
    """The cheapest of ``best_of`` rounds of ``times`` calls; other processes' work does not count, only its echo."""
    for _ in range(warm):
        call()
    queries = 0

    def counting(execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        nonlocal queries
        queries += not sql.startswith(FRAME)
        return execute(sql, *given)

    with connection.execute_wrapper(counting):
        call()
    rounds = [_round(call, times) for _ in range(best_of)]
    app, database = min(rounds, key=sum)
    return Cost(app, database, queries)


def once(call: Callable[[], object]) -> Cost:
    """What the only call costs of work that cannot be done twice; its statements are not counted."""
    return Cost(*_round(call, 1), queries=0)


def report(name: str, value: float, limit: float, unit: str = "ms", note: str = "") -> bool:
    """Print one line ``name value limit ratio ok/over``; whether it is within the limit."""
    fine = value <= limit
    ratio = value / limit if limit else float("inf")
    print(
        f"{name:52}{value:10.2f} {unit:8} limit {limit:9.2f}  ×{ratio:5.2f}  {'ok' if fine else 'OVER'}  {note}",
        flush=True,
    )
    return fine


def load() -> str:
    """The machine while this was measured."""
    one, five, _fifteen = os.getloadavg()
    return f"{os.cpu_count()} cores, load {one:.1f} (1 min) {five:.1f} (5 min), {time.strftime('%Y-%m-%d %H:%M')}"


def _round(call: Callable[[], object], times: int) -> tuple[float, float]:
    backend = connection.connection.info.backend_pid
    began, server = time.process_time(), _cpu(backend)
    for _ in range(times):
        call()
    app, database = time.process_time() - began, _cpu(backend) - server
    return app / times * 1000, database / times * 1000


def _cpu(pid: int) -> float:
    """Seconds of CPU of another process, to the nanosecond."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
