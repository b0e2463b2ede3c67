"""What an address of the centre asks for: a unit and a period; and the addresses of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tinhso.base import clock
from tinhso.base.channel import ticket
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import (
    DAY_FIELD,
    Period,
    Sight,
    name_period,
    page_address,
    periods_to_choose,
    read_day,
    read_period,
    sight,
    this_month,
    write_period,
)


@dataclass(frozen=True)
class Asked:
    """Who looks at which unit in which period; ``day``: as it was known at the end of that day, None for now."""

    actor: Actor | None
    sight: Sight
    period: Period
    day: date | None = None

    def address(self, name: str, *args: str, unit: str | None = None, **more: str) -> str:
        """Another page for the same period and unit, or for another ``unit``."""
        return page_address(name, self.period, self.sight.code if unit is None else unit, *args, day=self.day, **more)

    @property
    def office(self) -> int | None:
        """The unit as records name it: its *here* subject; None for the whole province."""
        return self.sight.here


def asked(request: HttpRequest) -> Asked:
    """Raises Denied for a unit out of reach, Refused for what is no period or no day that has passed."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    text = request.GET.get("ky", "")
    day = read_day(request.GET.get(DAY_FIELD, ""))
    period = read_period(text) if text else this_month(day or clock.today())
    return Asked(actor, sight(actor, request.GET.get("don-vi", "").rstrip("."), period.last), period, day)


def about_the_page(asked: Asked, name: str, *args: str, **watched: str) -> dict[str, Any]:
    """What every page of boards tells: where one is, the periods to choose from, and where its changes come from.

    ``watched`` names what the page shows, for the address of the same figures as data.
    """
    return {
        "asked": asked,
        "sight": asked.sight,
        "period": name_period(asked.period),
        "chosen": write_period(asked.period),
        "periods": periods_to_choose(asked.day or clock.today(), asked.period),
        "day": asked.day,
        "today": clock.today(),
        "way": [(unit.name, asked.address("ioc:home", unit=unit.code)) for unit in asked.sight.way],
        "home": asked.address("ioc:home"),
        "wall_url": asked.address("ioc:wall"),
        "moment": clock.now(),
        "stream": f"{settings.LIVE_URL}/song?token={ticket(asked.sight.offices)}",
        "data": asked.address("ioc:data", **watched),
        "here": asked.address(name, *args),
    }
