"""A plan, thresholds, a kept series and a formula over the demonstration's dossiers, made by the verbs."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

from django.db import transaction

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators import api as indicators

PLAN = "Kế hoạch cải cách hành chính của tỉnh (trình diễn)"


@transaction.atomic
def plant_figures() -> None:
    """Nothing where it is there already. Whoever heads the province approves what the platform proposes."""
    top = directory.top_office()
    if top is None or "tinh.dan_so" in indicators.catalogue():
        return
    people = indicators.declare_series(
        by=PLATFORM, owner=top, name="Dân số", unit="người", grain="year", over_time="last", over_units="none",
        words="Dân số của tỉnh, lấy tròn để minh họa.", source="Số ví dụ của bản trình diễn",
    )  # fmt: skip
    year = indicators.Period.whole_year
    indicators.give_value(people.pk, indicators.Given(year(2025), Decimal(3_250_000)), by=PLATFORM)
    now = clock.today().year
    for code, value in (("services.on_time", 95), ("services.received", 1200)):
        with suppress(AlreadyDone, Refused):  # somebody has set one by hand
            indicators.set_target(code, by=PLATFORM, period=year(now), value=Decimal(value), basis=PLAN)
    bands = (
        indicators.Band(None, True, "Chưa đạt", "late"),
        indicators.Band(90, True, "Cần chú ý", "near"),
        indicators.Band(95, True, "Đạt", "done"),
    )
    with suppress(AlreadyDone):
        indicators.set_thresholds("services.on_time", by=PLATFORM, bands=bands, valid_from=date(now, 1, 1))
    proposed = indicators.propose_definition(
        indicators.Proposal(
            name="Hồ sơ tiếp nhận trên một triệu dân", formula="services.received / tinh.dan_so * 1000000",
            unit="hồ sơ/triệu người", better="", words="Số hồ sơ một cửa tiếp nhận trong kỳ tính trên một triệu dân.",
            owner=top, law="", valid_from=date(2025, 7, 1), reason="So sánh mức độ phát sinh hồ sơ giữa các kỳ.",
        ),
        by=PLATFORM,
    )  # fmt: skip
    actors = (directory.actor_for(position) for position in directory.positions_in(top))
    chief = next((actor for actor in actors if access.holds(actor, "indicators.approve")), None)
    if chief is not None:
        indicators.approve_definition(proposed.pk, by=chief)
