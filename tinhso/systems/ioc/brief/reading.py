"""What the brief of a morning says: the leading figures as they stood at the end of the day before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from tinhso.base.registry import Text
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import Live, Told, plans, sentences, sight, this_month
from tinhso.systems.ioc.alerts.queries import open_alerts
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import by_unit, leading, screen_of
from tinhso.systems.ioc.directives.queries import late_of
from tinhso.systems.ioc.programmes.queries import overdue_of

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Item:
    """One figure: its name, the page of its analysis, and what is to be said of it."""

    name: Text
    url: str
    sentences: Sequence[SafeString]


@dataclass(frozen=True)
class Morning:
    """``day`` is the morning; everything is as it was known at the end of the day before it."""

    day: date
    asked: Asked
    items: Sequence[Item]
    alerts: int
    late: int
    tasks: int  # of programmes, overdue


def morning(actor: Actor, day: date) -> Morning:
    """For whoever sees figures. Raises Denied."""
    before = day - DAY
    asked = Asked(actor, sight(actor), this_month(before), before)
    wanted = [one for one in leading() if not isinstance(one, Live)]
    screen = screen_of(asked, wanted, trend=0)
    units = by_unit(asked, wanted, compare=True)
    mine = (asked.office, None)
    planned = plans(wanted, asked.period, [mine], screen.known_by)
    names = {unit.key: unit.name for unit in asked.sight.units}

    def item(code: str, name: Text) -> Item:
        keys = ["", *names]
        links = {key: asked.address("indicators:drill", code, unit=key or asked.sight.code) for key in keys}
        told = Told(
            screen.total[code],
            asked.period,
            screen.moment,
            {key: units.cells[key][code] for key in names},
            names,
            links,
        )
        return Item(name, asked.address("ioc:figure", code), sentences(told, planned.get((code, mine))))

    return Morning(
        day,
        asked,
        [item(one.code, one.name) for one in wanted],
        sum(alert.cleared_at is None for alert in open_alerts(actor)),
        late_of(actor),
        overdue_of(actor),
    )
