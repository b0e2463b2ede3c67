"""A province in which everything happens at once, and a plain list of what has been committed, to compare with."""

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from unittest.mock import patch

import psycopg
from django.db import connection

from tinhso.base import clock
from tinhso.engines.directory.api import rollup_areas
from tinhso.engines.directory.models import Area, Succession
from tinhso.engines.indicators import folding
from tinhso.engines.indicators.drilling import count, drill
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.measures import Cumulative, Mean, Measure, Ratio, Stock
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.tests.trial import ALL, CAME, EVERY_KIND, GROWTH, TOPICS, happened

MERGER = date(2025, 7, 1)
OFFICES = (11, 12, 13, None)
TOPIC_CODES = ("1.001", "1.002", "2.001", "")
CHANNELS = ("portal", "desk", "vneid")
# Two meanings of one code: a definition that changes is another series.
REDEFINED = Measure("trial.online", "came online", kinds=("trial.came",), where={"channel": "portal"})
WRITERS = range(3)
WRITTEN = clock.at(2027, 1, 1)


@dataclass(frozen=True)
class Happening:
    kind: str
    at: datetime
    office: int | None
    area: int | None
    channel: str
    sign: int
    on_time: bool
    fee: int
    topic: str = ""
    recorded_at: datetime | None = None


def clean() -> None:
    """Empty what only grows, as the owner."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE; TRUNCATE events_event, indicators_rollup, indicators_watermark; RESET ROLE")


def connect() -> psycopg.Connection:
    values = {k: v for k, v in connection.get_connection_params().items() if k not in {"cursor_factory", "context"}}
    return psycopg.connect(**values)


class Province:
    """One seeded course of events: after each step figures = what was committed = what their lists add up to."""

    upto = staticmethod(folding.settled)
    STEPS = {
        "write": 6, "commit": 4, "fold": 4, "correct": 2, "roll_back": 1, "redefine": 0.3, "wake_elsewhere": 0.3,
    }  # fmt: skip

    def __init__(self, seed: int) -> None:
        clean()
        self.random = random.Random(seed)
        self.committed: list[Happening] = []
        self.minutes = 0  # since WRITTEN: each event is recorded a minute after the one before
        self.open: dict[int, list[Happening]] = {0: [], 1: [], 2: []}
        self.writers = [connect() for _ in range(3)]
        self.indicators = {indicator.code: indicator for indicator in EVERY_KIND}
        self.plant_areas()

    def live(self, steps: int) -> None:
        """So many steps by chance; raises AssertionError as soon as a figure is not what was committed."""
        try:
            for _ in range(steps):
                (step,) = self.random.choices(list(self.STEPS), list(self.STEPS.values()))
                getattr(self, step)()
                self.every_figure_is_exact()
                self.both_trees_agree()
        finally:
            self.end()

    def write(self) -> None:
        """Some events in a transaction that stays open; some are back-dated by years."""
        writer = self.random.choice(WRITERS)
        for _ in range(self.random.randint(1, 3)):
            self.write_one(writer, self.anything())

    def correct(self) -> None:
        """Take back something that has been committed."""
        if self.committed:
            earlier = self.random.choice(self.committed)
            self.write_one(self.random.choice(WRITERS), Happening(**{**earlier.__dict__, "sign": -earlier.sign}))

    def commit(self) -> None:
        writer = self.random.choice(WRITERS)
        self.writers[writer].commit()
        self.committed += self.open[writer]
        self.open[writer] = []

    def roll_back(self) -> None:
        writer = self.random.choice(WRITERS)
        self.writers[writer].rollback()
        self.open[writer] = []

    def fold(self) -> None:
        months = self.random.randint(1, 14)
        series = {s.key: s for i in self.indicators.values() for s in i.all_series if not s.each}
        with (
            patch.object(folding, "all_series", lambda: tuple(series.values())),
            patch.object(folding, "MONTHS_BY_DAY", months),
        ):
            folding.fold(upto=self.upto)

    def redefine(self) -> None:
        now = self.indicators["trial.online"]
        self.indicators["trial.online"] = REDEFINED if now is not REDEFINED else ALL[1]

    def wake_elsewhere(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE indicators_watermark SET cluster = 42")

    def every_figure_is_exact(self) -> None:
        for _ in range(2):
            period, offices, areas = self.some_period(), self.some(OFFICES), self.some(self.areas)
            where = {"period": period, "offices": offices, "areas": areas, "known_by": self.some_moment()}
            screen = figures(list(self.indicators.values()), compare=(), **where)
            for code, indicator in self.indicators.items():
                expected = self.expected(indicator, **where)
                found = (screen.total[code].now.of, screen.total[code].now.over)
                assert found == expected, (code, where, found, expected)
                if indicator is GROWTH:
                    continue  # its own parts are opened, not itself
                assert count(indicator, **where) == expected[0], (code, where)
                if expected[1] is not None:
                    assert count(indicator, part="over", **where) == expected[1], (code, where)

    def both_trees_agree(self) -> None:
        came = self.indicators["trial.came"]
        groups = {area: Place(None, sorted(rollup_areas(area, MERGER))) for area in (*self.old, *self.new, self.root)}
        screen = figures([came], period=Period.whole_year(2025), groups=groups, compare=())
        value = {area.name: of["trial.came"].now.of for area, of in screen.groups.items()}
        along = {sum(value[a.name] for a in self.old), sum(value[a.name] for a in self.new)}
        assert along == {value["root"]}, "trial.came"
        lines = drill(came, period=Period.whole_year(2025), areas=groups[self.root].areas, n=5000)
        assert sum(line.worth for line in lines) == value["root"], "trial.came"

    def end(self) -> None:
        for writer in self.writers:
            writer.close()
        Succession.objects.all().delete()
        self.fell_areas()
        clean()

    # What the steps stand on.

    def plant_areas(self) -> None:
        """A province of two districts with two communes each becomes three communes without districts."""

        def plant(level: str, name: str, parent: Area | None, old: bool) -> Area:
            valid = {"valid_to": MERGER, "valid_from": date(2004, 1, 1)} if old else {"valid_from": MERGER}
            if level == "province":
                valid = {"valid_from": date(2004, 1, 1)}
            return Area.objects.create(level=level, code=name[:5], kind="x", name=name, parent=parent, **valid)

        self.root = plant("province", "root", None, old=False)
        self.old = [plant("district", name, self.root, old=True) for name in ("d1", "d2")]
        before = [plant("commune", f"c{n}", self.old[n // 2], old=True) for n in range(4)]
        self.new = [plant("commune", f"n{n}", self.root, old=False) for n in range(3)]
        for old, new, share in ((0, 0, 1), (1, 0, 0.4), (1, 1, 0.6), (2, 1, 1), (3, 2, 1)):
            Succession.objects.create(
                before=before[old],
                after=self.new[new],
                share=share,
                basis="x",
                main_heir=share != 0.4,
                main_origin=(old, new) in {(0, 0), (2, 1), (3, 2)},
            )
        self.before, self.after = [a.pk for a in before], [a.pk for a in self.new]
        self.areas = (*self.before, *self.after)

    def fell_areas(self) -> None:
        for level in ("commune", "district", "province"):
            Area.objects.filter(level=level).delete()

    def write_one(self, writer: int, what: Happening) -> None:
        self.minutes += 1
        what = replace(what, recorded_at=WRITTEN + timedelta(minutes=self.minutes))
        with self.writers[writer].cursor() as cursor:
            facts = {"on_time": what.on_time} if what.kind == "went" else {"fee": what.fee}
            happened(
                what.kind, what.at, office=what.office, area=what.area, channel=what.channel, sign=what.sign,
                topic=what.topic, recorded_at=what.recorded_at, cursor=cursor, **facts,
            )  # fmt: skip
        self.open[writer].append(what)

    def anything(self) -> Happening:
        of = self.random
        at = clock.at(2024, 12, 1) + timedelta(minutes=of.randrange(60 * 24 * 400))
        areas = self.before if clock.local(at).date() < MERGER else self.after
        return Happening(
            of.choice(("came", "came", "went")), at, of.choice(OFFICES), of.choice(areas), of.choice(CHANNELS),
            1, of.random() < 0.7, of.randrange(9) * 1000, of.choice(TOPIC_CODES),
        )  # fmt: skip

    def some(self, ids: tuple[int | None, ...]) -> list[int] | None:
        few = [i or 0 for i in self.random.sample(ids, self.random.randint(1, 3))]
        return self.random.choice((None, few))

    def some_moment(self) -> datetime | None:
        """As things are now, or as they were known at any minute so far."""
        then = WRITTEN + timedelta(minutes=self.random.randint(0, self.minutes + 1))
        return self.random.choice((None, then))

    def some_period(self) -> Period:
        of = self.random
        return of.choice(
            (
                lambda: Period.month(2025, of.randint(1, 12)),
                lambda: Period.reporting_month(2025, of.randint(1, 12)),
                lambda: Period.quarter(2025, of.randint(1, 4)),
                lambda: Period.nine_months(2025),
                lambda: Period.week(2025, of.randint(1, 52)),
                lambda: Period.day(date(2025, of.randint(1, 12), of.randint(1, 28))),
                lambda: Period.half(2025, of.randint(1, 2), closes_on_14th=of.random() < 0.5),
                lambda: Period.whole_year(2025, closes_on_14th=of.random() < 0.5),
                lambda: Period.term(of.choice((2020, 2021))),
                lambda: Period.between(date(2024, 12, of.randint(1, 31)), date(2025, 8, of.randint(1, 31))),
            )
        )()

    def expected(self, indicator, period, offices, areas, known_by) -> tuple[float | None, int | None]:
        """The same by hand, from the plain list."""
        offices, areas = (None if ids is None else {i or None for i in ids} for ids in (offices, areas))
        if indicator is GROWTH:
            both = (self.seen(CAME, p, offices, areas, known_by) for p in (period, period.previous()))
            now, before = (self.sum(h for h in seen if h.kind == "came") for seen in both)
            return ((now - before) / before * 100 if before else None), None
        here = self.seen(indicator, period, offices, areas, known_by)
        came, went = ([h for h in here if h.kind == kind] for kind in ("came", "went"))
        online = {"portal"} if indicator is REDEFINED else {"portal", "vneid"}
        fees = sum(h.sign * h.fee for h in came)
        kind = indicator.of if isinstance(indicator, Cumulative) else indicator
        if isinstance(kind, Mean):
            return fees, self.sum(came)
        if isinstance(kind, Ratio):
            return self.sum(h for h in went if h.on_time), self.sum(went)
        if kind is TOPICS:
            left = {topic: self.sum(h for h in came if h.topic == topic) for topic in TOPIC_CODES if topic}
            return sum(n > 0 for n in left.values()), None
        return {
            "trial.came": self.sum(came),
            "trial.online": self.sum(h for h in came if h.channel in online),
            "trial.open": self.sum(came) - self.sum(went),
            "trial.fees": fees,
        }[kind.code], None

    def seen(self, indicator, period, offices, areas, known_by) -> list[Happening]:
        """What was committed in the place and the days that the indicator looks at, and recorded by then."""
        first = period.year_begins if isinstance(indicator, Cumulative) else period.first
        return [
            h
            for h in self.committed
            if clock.local(h.at).date() < period.end
            and (isinstance(indicator, Stock) or clock.local(h.at).date() >= first)
            and (offices is None or h.office in offices)
            and (areas is None or h.area in areas)
            and (known_by is None or h.recorded_at < known_by)
        ]

    @staticmethod
    def sum(happenings) -> int:
        return sum(h.sign for h in happenings)
