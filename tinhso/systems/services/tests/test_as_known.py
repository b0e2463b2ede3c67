"""Every figure of dossiers as it was known on any day, whatever was written down or taken back afterwards."""

import random
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Decision, Stage
from tinhso.engines.cases.tests.world import World, make_world
from tinhso.engines.events.api import record
from tinhso.engines.forms.queries import sectors_of
from tinhso.engines.indicators.api import (
    OF,
    OVER,
    SECTOR,
    Live,
    Period,
    Place,
    Ratio,
    count_drill,
    drill,
    figures,
    fold,
    split,
)
from tinhso.systems.services.indicators import IN_FULL, ON_TIME, ONLINE, OVERDUE, SHOWN

MONDAY = date(2026, 11, 16)
NOVEMBER = Period.month(2026, 11)
KEPT = [one for one in SHOWN if not isinstance(one, Live) or one.then]
WHO = {"cases.process": "specialist", "cases.review": "head", "cases.decide": "chair"}
ONE_DAY = Limit(Decimal(1), "workday")


@pytest.fixture
def world(db):
    return make_world()


class Life:
    """One seeded course of days in which dossiers go every way and earlier things are written down late."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.random, self.mine = world, random.Random(seed), []

    def day(self, day: date) -> None:
        for hour in (8, 9, 10, 14, 16):
            moment = clock.at(day.year, day.month, day.day, hour, self.random.randrange(60))
            with clock.travel(moment), suppress(AlreadyDone, Refused), transaction.atomic():  # what the law allows then
                self.random.choice(self.ACTS)(self)

    def submit(self) -> None:
        case = self.world.submit(channel=self.random.choice(("online", "desk", "assisted")))
        if self.random.random() < 0.8:
            self.world.accept(case, ONE_DAY)
        self.mine.append(case.pk)

    def go_on(self) -> None:
        """The next ordinary thing with one of them."""
        case = self.some(Stage.PROCESSING, Stage.RECEIVED)
        if case is not None:
            task = self.world.task_of_step(case)
            verb = cases.decide if task.needs == "cases.decide" else cases.finish_step
            actor = self.world.actor(WHO[task.needs])
            verb(task.pk, by=actor, **({"outcome": "granted"} if verb is cases.decide else {}))

    def settle(self) -> None:
        for _ in range(3):
            self.go_on()

    def recall(self) -> None:
        case = self.some(Stage.DECIDED)
        if case is not None:
            cases.recall(case.pk, reason="Sai tên", by=self.world.actor("chair"))

    def supplement(self) -> None:
        case = self.some(Stage.PROCESSING, Stage.SUPPLEMENT)
        if case is not None and case.stage == Stage.SUPPLEMENT:
            cases.answer_supplement(case.pk, by=self.world.actor("citizen"))
        elif case is not None:
            cases.ask_supplement(case.pk, items=[], reason="Thiếu giấy", by=self.world.actor("specialist"))

    def extend(self) -> None:
        case = self.some(Stage.PROCESSING)
        if case is not None:
            later = max(clock.now(), case.due_at) + timedelta(days=2)
            cases.extend(case.pk, until=later, reason="Cần xác minh", by=self.world.actor("head"))

    def stop(self) -> None:
        case = self.some(Stage.PROCESSING)
        if case is not None:
            cases.stop(case.pk, reason="Thiếu điều kiện", by=self.world.actor("specialist"))

    def write_down_late(self) -> None:
        """Another system tells only now what happened days ago, or takes it back."""
        with transaction.atomic():
            record(
                "cases.accepted",
                office=self.world.commune.here_id,
                topic="1.001193",
                channel="online",
                sign=self.random.choice((1, -1)),
                happened_at=clock.now() - timedelta(days=self.random.randrange(1, 9)),
                matter="services.dossier",
            )

    def some(self, *stages: Stage) -> Case | None:
        found = list(Case.objects.filter(pk__in=self.mine, stage__in=stages).order_by("pk"))
        return self.random.choice(found) if found else None

    ACTS = (submit, submit, submit, go_on, settle, settle, recall, supplement, extend, stop, write_down_late)


def published(known_by: datetime | None = None) -> dict[str, object]:
    """All that the board and its lists say of November: figures by office, and the lines behind each."""
    said: dict[str, object] = {}
    screen = figures(KEPT, period=NOVEMBER, compare=(), known_by=known_by)
    for indicator in KEPT:
        figure = screen.total[indicator.code]
        said[indicator.code] = (figure.now.of, figure.now.over)
        for part in (OF, OVER) if isinstance(indicator, Ratio) else (OF,):
            lines = drill(indicator, period=NOVEMBER, part=part, n=500, known_by=known_by)
            said[f"{indicator.code} {part}"] = sorted((str(line.record), line.at, line.worth) for line in lines)
            total = count_drill(indicator, period=NOVEMBER, part=part, known_by=known_by)
            assert total == (figure.now.of if part == OF else figure.now.over), indicator.code
    return said


def evening(day: date) -> datetime:
    return clock.at(day.year, day.month, day.day, 23, 59)


def midnight_after(day: date) -> datetime:
    return evening(day) + timedelta(minutes=1)


@pytest.mark.goal("cases-25")
@settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), folds=st.sets(st.integers(0, 7)))
def test_what_was_published_on_a_day_is_read_again_exactly_on_any_later_day(world, seed, folds):
    with transaction.atomic():
        life, seen = Life(world, seed), {}
        for n in range(8):
            day = MONDAY + timedelta(days=n)
            if day.weekday() < 5:
                life.day(day)
            with clock.travel(evening(day)):
                seen[day] = published()
                if n in folds:
                    fold()
        with clock.travel(evening(MONDAY + timedelta(days=40))):
            for day, then in seen.items():
                assert published(midnight_after(day)) == then, day
        transaction.set_rollback(True)


@pytest.mark.goal("cases-25")
def test_a_correction_changes_the_figure_of_now_and_not_the_one_that_was_published(world):
    tuesday, friday = date(2026, 11, 17), date(2026, 11, 20)
    with clock.travel(clock.at(2026, 11, 17, 9)):
        case = world.decide(world.to_signing(world.submit()))
    with clock.travel(evening(tuesday)):
        then = published()
    with clock.travel(clock.at(2026, 11, 20, 9)):
        cases.recall(case.pk, reason="Sai tên", by=world.actor("chair"))
    with clock.travel(evening(friday)):
        assert then["services.decided"] == (1, None)
        assert published()["services.decided"] == (0, None)
        assert published(midnight_after(tuesday)) == then
        assert Decision.objects.get(case=case).recalled_at is not None


@pytest.mark.goal("cases-25")
def test_what_was_overdue_then_is_listed_though_its_date_has_been_moved_since(world):
    with clock.travel(clock.at(2026, 11, 17, 9)):
        case = world.accept(world.submit(), ONE_DAY)
    with clock.travel(clock.at(2026, 11, 19, 9)):
        until = clock.at(2026, 11, 27, 17)
        cases.extend(case.pk, until=until, reason="Cần xác minh", by=world.actor("head"))
        late = {day: midnight_after(date(2026, 11, day)) for day in (17, 18, 19)}
        assert dict(OVERDUE.count(None)) == {}
        assert [dict(OVERDUE.then(moment).count(None)) for moment in late.values()] == [
            {}, {world.commune.here_id: 1}, {},
        ]  # fmt: skip
        (line,) = OVERDUE.then(late[18]).drill([world.commune.here_id], "", 50)
        assert (line.record, clock.local(line.at)) == (case.pk, clock.at(2026, 11, 18, 17))
        assert list(OVERDUE.then(late[18]).drill([world.desk.here_id], "", 50)) == []
        assert list(OVERDUE.then(late[18]).drill(None, line.cursor, 50)) == []


@pytest.mark.goal("cases-25")
def test_a_month_is_told_by_agency_sector_and_level_as_it_was_known_then(world):
    def said(known_by: datetime | None) -> dict[str, object]:
        place = {"desk": Place([world.commune.here_id]), "elsewhere": Place([world.desk.here_id])}
        screen = figures([ONLINE, IN_FULL, ON_TIME], period=NOVEMBER, groups=place, known_by=known_by, compare=())
        parts = split([ONLINE], by=SECTOR, period=NOVEMBER, known_by=known_by)
        whole = {code: (figure.now.of, figure.now.over) for code, figure in screen.total.items()}
        offices = {name: of["services.online"].now.over for name, of in screen.groups.items()}
        return whole | offices | {"sectors": {name: of["services.online"].over for name, of in parts.items()}}

    def took_in(channel: str, level: str) -> None:
        record(
            "cases.accepted", office=world.commune.here_id, topic="1.001193", channel=channel,
            happened_at=clock.at(2026, 11, 2, 9), matter="services.dossier", level=level,
        )  # fmt: skip

    with clock.travel(clock.at(2026, 11, 2, 9)), transaction.atomic():
        for channel, level in (("online", "full"), ("online", "part"), ("desk", "full")):
            took_in(channel, level)
        record("cases.decided", office=world.commune.here_id, topic="1.001193", on_time=True, matter="services.dossier")
    with clock.travel(clock.at(2026, 11, 20, 9)), transaction.atomic():
        took_in("online", "full")  # written down late
    sector = next(iter(sectors_of(["1.001193"]).values()), "")
    expected = {
        "services.online": (2, 3), "services.online_in_full": (1, 2), "services.on_time": (1, 1),
        "desk": 3, "elsewhere": 0, "sectors": {sector: 3},
    }  # fmt: skip
    with clock.travel(evening(date(2026, 11, 30))):
        assert said(midnight_after(date(2026, 11, 10))) == expected
        assert said(None) == expected | {
            "services.online": (3, 4), "services.online_in_full": (2, 3), "desk": 4, "sectors": {sector: 4},
        }  # fmt: skip
