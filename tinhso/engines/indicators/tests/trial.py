"""A small trial of events and indicators, for the tests of this engine."""

import json
from datetime import datetime
from uuid import UUID

from django.db import connection

from tinhso.engines.indicators.derived import Derived
from tinhso.engines.indicators.measures import (
    DOWN,
    UP,
    Cumulative,
    Distinct,
    Mean,
    Measure,
    Ratio,
    Stock,
    Sum,
    count,
)

CAME = Measure("trial.came", "came", kinds=("trial.came",))
ONLINE = Measure("trial.online", "came online", kinds=("trial.came",), where={"channel": ("portal", "vneid")})
WENT_IN_TIME = count("trial.went", on_time=True)
ON_TIME = Ratio("trial.on_time", "went in time", of=WENT_IN_TIME, over=count("trial.went"), better=UP)
OPEN = Stock("trial.open", "open", plus=count("trial.came"), minus=count("trial.went"), better=DOWN)
FEES = Sum("trial.fees", "fees", kinds=("trial.came",), fact="fee", unit="đ")
ALL = (CAME, ONLINE, ON_TIME, OPEN, FEES)
# Kinds that came later; the tests of figures and pages show each by itself.
FEE_EACH = Mean("trial.fee_each", "fee for each", of=FEES, over=count("trial.came"), unit="đ")
TO_DATE = Cumulative("trial.to_date", "came this year", of=CAME)
ON_TIME_TO_DATE = Cumulative("trial.on_time_to_date", "went in time this year", of=ON_TIME, unit="%")
TOPICS = Distinct("trial.topics", "procedures that came", kinds=("trial.came",), each="topic")
TOPICS_TO_DATE = Cumulative("trial.topics_to_date", "procedures that came this year", of=TOPICS)
LEAVES = (*ALL, FEE_EACH, TO_DATE, ON_TIME_TO_DATE, TOPICS, TOPICS_TO_DATE)
BY_CODE = {i.code: i for i in LEAVES}
GROWTH = Derived(
    "trial.growth",
    "growth",
    formula="(trial.came - previous(trial.came)) / previous(trial.came) * 100",
    unit="%",
    find=BY_CODE.get,
)
EVERY_KIND = (*LEAVES, GROWTH)
INSERT = (
    "INSERT INTO events_event (kind, at, office, area, topic, channel, sign, facts, position, subject_type, subject, "
    "recorded_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, coalesce(%s, base_now()))"
)


def happened(
    kind: str,
    at: datetime,
    *,
    office: int | None = 1,
    area: int | None = 1,
    topic: str = "",
    channel: str = "",
    sign: int = 1,
    cursor=None,
    recorded_at: datetime | None = None,
    position: int | None = None,
    record: UUID | None = None,
    **facts,
) -> None:
    """One event, written by this connection or by the given cursor's."""
    told = json.dumps(facts)
    of = "cases.case" if record else ""
    values = [f"trial.{kind}", at, office, area, topic, channel, sign, told, position, of, record, recorded_at]
    if cursor is not None:
        cursor.execute(INSERT, values)
        return
    with connection.cursor() as own:
        own.execute(INSERT, values)


def use(monkeypatch, *indicators) -> None:
    """Let these be the declared indicators."""
    series = tuple({s.key: s for i in indicators for s in i.all_series}.values())
    monkeypatch.setattr("tinhso.engines.indicators.folding.all_series", lambda: series)
