"""Other places' figures as series with their source, never among the province's own records."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db import transaction
from django.utils.translation import override

from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators import api as indicators
from tinhso.systems.articles.published import Published, published

YEAR = 4  # characters with which every time begins


@transaction.atomic
def plant() -> int:
    """Nothing where they are there already. Returns how many series were declared."""
    top = directory.top_office()
    known = indicators.catalogue()
    if top is None or any(code.startswith("tinh.bai_bao") for code in known):
        return 0
    with override("vi"):
        for said in elsewhere():
            series = indicators.declare_series(
                by=PLATFORM, owner=top, name=f"Bài báo {said.id}: {said.name} ({said.place})"[:160], unit=said.unit,
                grain="year", over_time="none", over_units="none", source=f"Báo chí: {said.source}"[:200],
                words=f"Số liệu của {said.place} theo báo chí, không phải số liệu của tỉnh.",
            )  # fmt: skip
            year = indicators.Period.whole_year(int(said.times[1][:YEAR]))
            indicators.import_values(series.pk, [indicators.Given(year, Decimal(said.value))], by=PLATFORM)
    return len(list(elsewhere()))


def elsewhere() -> Iterator[Published]:
    """The figures that speak of other provinces."""
    return (said for said in published() if not said.is_home)
