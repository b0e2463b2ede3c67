"""A time limit as the law writes one: an amount of hours, working days, days or months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any, Literal, Self

Unit = Literal["hour", "workday", "day", "month", "clock"]


@dataclass(frozen=True)
class Limit:
    """``amount`` of ``unit``; ``clock`` means hours day and night, for emergencies.

    No working day at all means the day of receipt itself: then whoever comes after
    ``same_day_cutoff`` (15:00 where the procedure says so) is served on the next working day.

    Raises ValueError for a negative amount, a part of a calendar day or month, or a cut-off on a longer limit.
    """

    amount: Decimal
    unit: Unit
    same_day_cutoff: time | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", Decimal(self.amount))
        if self.amount < 0:
            raise ValueError("A time limit cannot be negative.")
        if self.unit in ("day", "month") and self.amount != int(self.amount):
            raise ValueError("Calendar days and months are counted whole.")
        if self.same_day_cutoff is not None and not self.is_same_day:
            raise ValueError("Only a limit of the same day has a cut-off.")

    @property
    def is_same_day(self) -> bool:
        return self.unit == "workday" and self.amount == 0

    @classmethod
    def of(cls, fact: dict[str, Any]) -> Self:
        """From a procedure's content: ``{"amount": 0, "unit": "workday", "same_day_cutoff": "15:00"}``."""
        cutoff = fact.get("same_day_cutoff")
        return cls(Decimal(str(fact["amount"])), fact["unit"], time.fromisoformat(cutoff) if cutoff else None)
