"""Only one topic, only one official: what a reader chooses on the way from a figure to its records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tinhso.engines.indicators.statements import Sql


@dataclass(frozen=True)
class Narrow:
    """``official`` is the subject of the position in which somebody acted; 0: whatever no official did."""

    topic: str | None = None
    official: int | None = None

    @property
    def sql(self) -> Sql:
        """A condition on events ``e``."""
        text, values = "", list[Any]()
        if self.topic is not None:
            text, values = " AND e.topic = %s", [self.topic]
        if self.official is not None:
            text, values = f"{text} AND coalesce(e.position, 0) = %s", [*values, self.official]
        return text, values

    def __bool__(self) -> bool:
        return self != EVERYTHING


EVERYTHING = Narrow()
