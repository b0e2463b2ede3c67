"""The 911 petitions of Long An's 1022 in the first half of 2023, as its newspaper counted them.

Each pattern is lived once through the verbs, at the agencies and in the communes of that time, and then copied into
other weeks. Who reported has long been made anonymous: one reporter without a name stands for all of a pattern.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle
from random import Random
from uuid import UUID

from django.db import connection, transaction

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.access.models import Involvement
from tinhso.engines.calendars.api import Timetable, timetable_for
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import copying
from tinhso.engines.cases.models import Case, CodeCounter, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import PLATFORM, make_years
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Category, Report, Reporter, TimeLimit
from tinhso.systems.feedback.reporting import Story, report

PETITIONS = 911  # báo Long An, 30/6/2023
DESK = "H39.05"  # the department that ran 1022 then
DISTRICTS = [f"H39.{number}" for number in range(20, 30)]
SINCE, FIRST, LAST = date(2021, 1, 4), date(2023, 1, 4), date(2023, 6, 28)
TEXTS = (
    ("duong-hong", "Mặt đường bong tróc, nhiều ổ gà, xe máy đi lại khó khăn."),
    ("den-khong-sang", "Đèn đường không sáng nhiều đêm liền, đường rất tối."),
    ("rac-ton-dong", "Rác tồn đọng nhiều ngày chưa được thu gom, bốc mùi hôi."),
    ("ngap-ung", "Cống nghẹt, mưa xuống là ngập, nước không thoát được."),
    ("khoi-bui", "Cơ sở sản xuất xả khói và mùi hôi ra khu dân cư."),
    ("lan-chiem", "Lòng lề đường bị lấn chiếm để buôn bán."),
)
TITLES = {"coordinator": "Chuyên viên trực 1022", "specialist": "Chuyên viên", "leader": "Phó Chủ tịch"}
NAMES = ("Trần Văn Lượng", "Nguyễn Thị Mười", "Lê Hoàng Sơn", "Phạm Thị Lành", "Võ Minh Trí", "Đặng Thị Bé")


class _Undo(Exception):
    """Takes the pattern's own rows back."""


@dataclass(frozen=True)
class Life:
    """One petition of 2023: where it was about, who settles it, and after how many working hours."""

    category: str
    text: str
    lead: Office
    commune: Office
    reporter: Reporter
    posts: dict[str, Position]  # coordinator, specialist, leader
    at: datetime
    hours: float


def plant_history(many: int = PETITIONS) -> int:
    """The petitions of the first half of 2023; nothing where there are some. Returns how many."""
    desk = directory.office_by_code(DESK)
    if desk is None or Report.objects.filter(case__office__code__startswith="H39.").exists():
        return 0
    make_years(SINCE.year, LAST.year)
    patterns = [(life, stencil(life)) for life in lives(desk)]
    return Press(timetable_for(desk)).plant(patterns, many)


def lives(desk: Office, *, seed: int = 2023) -> Iterator[Life]:
    """Two for each district."""
    chance, texts = Random(seed), cycle(TEXTS)
    coordinator = _post(desk, "coordinator", 0)
    table = timetable_for(desk)
    for number, code in enumerate(DISTRICTS):
        lead, commune = directory.office_by_code(code), directory.office_by_code(f"{code}.01")
        if lead is None or commune is None:
            continue
        posts = {"coordinator": coordinator, "specialist": _post(lead, "specialist", 1 + 2 * number),
                 "leader": _post(lead, "leader", 2 + 2 * number)}  # fmt: skip
        for _ in range(2):
            category, text = next(texts)
            begin = clock.at(2023, 3, 6, chance.randrange(7, 16), chance.randrange(60))
            at = table.moment(table.worked(begin))
            reporter = _anonymous(at)
            yield Life(category, text, lead, commune, reporter, posts, at, chance.choice((20.0, 45.0, 70.0, 95.0)))


def live(life: Life) -> UUID:
    """By the verbs, each at its moment; no listener follows."""
    table = timetable_for(life.posts["coordinator"].office)
    coordinator, specialist, leader = (directory.actor_for(life.posts[name]) for name in TITLES)
    with clock.travel(life.at), transaction.atomic(), access.knowing_rights():
        category = Category.objects.select_related("parent").get(pk=life.category)
        category.desk = life.posts["coordinator"].office  # as it was then
        story = Story(category=category, text=life.text, place=life.commune.area.name, area=life.commune.area)
        key = UUID(str(report(story, reporter=life.reporter, by=actor_of(life.reporter)).pk))
    process = cases.process_for("feedback")
    steps: tuple[Callable[[], object], ...] = (
        lambda: cases.accept(key, limit=limit_for(TimeLimit.What.ANSWER, category), office=life.lead,
                             process=process, by=coordinator),
        lambda: cases.claim(_open(key).pk, by=specialist),
        lambda: cases.finish_step(_open(key).pk, by=specialist),
        lambda: cases.decide(_open(key).pk, outcome="granted", reason="Đã xử lý xong.", by=leader),
        lambda: cases.hand_out(key, way="online", by=coordinator),
    )  # fmt: skip
    for number, step in enumerate(steps, 1):
        moment = table.moment(table.worked(life.at) + int(life.hours * 3600 * number / len(steps)))
        with clock.travel(moment), transaction.atomic(), access.knowing_rights():
            step()
    return key


def stencil(life: Life) -> copying.Pattern:
    """What the life writes, taken back."""
    try:
        with transaction.atomic():
            made = _read(live(life))
            raise _Undo
    except _Undo:
        return made


def rows_of(key: UUID) -> dict[copying.Table, list[str]]:
    """All the rows of one report, parents before what points to them."""
    return {table: rows for table in _tables() if (rows := copying.read_rows(table, {"case": key}))}


@dataclass
class Press:
    """Prints petitions into the tables."""

    table: Timetable

    @transaction.atomic
    def plant(self, patterns: list[tuple[Life, copying.Pattern]], many: int, *, weeks: list[int] | None = None) -> int:
        """``many`` petitions, pattern by pattern in the weeks in which they fit; codes go on by the day."""
        sheets: dict[copying.Table, list[str]] = {table: [] for table in _tables()}
        top = directory.top_office(FIRST)
        known: dict[date, int] = Counter()
        if top is not None:
            known.update({row.day: row.last for row in CodeCounter.objects.filter(office=top, series="PA")})
        made = 0
        for life, pattern, shift in self._orders(patterns, weeks):
            if made == many:
                break
            day = clock.local(life.at + shift).date()
            known[day] += 1
            code = f"PA-{day:%y%m%d}-{known[day]:04}"
            values = {"code": code, "serial": str(cases.number_of(code)), "secret": cases.new_secret()}
            for table, text in pattern.shifted(shift).print(values):
                sheets[table].append(text)
            made += 1
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL tinhso.quiet = on")
            for table, texts in sheets.items():
                if texts:
                    copying.copy_in(cursor, table, "".join(texts))
        for day, last in known.items():
            CodeCounter.objects.update_or_create(office=top, day=day, series="PA", defaults={"last": last})
        return made

    def _orders(
        self, patterns: list[tuple[Life, copying.Pattern]], weeks: list[int] | None
    ) -> Iterator[tuple[Life, copying.Pattern, timedelta]]:
        """Every pattern in every week of the half-year in which it fits, again and again."""
        fitting = [
            (life, pattern, shift)
            for number in (weeks if weeks is not None else range(-9, 17))
            for life, pattern in patterns
            if FIRST <= clock.local(life.at + (shift := timedelta(weeks=number))).date() <= LAST
            and copying.fits(pattern, self.table, shift)
        ]
        return cycle(fitting)


def _read(key: UUID) -> copying.Pattern:
    code = Case.objects.values_list("code", flat=True).get(pk=key)
    return copying.pattern_of(rows_of(key), line=_line, replaced={code: "code"})


def _line(table: copying.Table, line: str) -> str:
    if table.name != "cases_case":
        return line
    values = line.split("\t")
    values[table.columns.index("secret")] = "\x01secret\x01"
    values[table.columns.index("number")] = "\x01serial\x01"
    return "\t".join(values)


def _tables() -> tuple[copying.Table, ...]:
    return (
        copying.table_of(Case, "id = %(case)s"),
        *copying.hanging_on(Case, "{column} = %(case)s"),
        copying.table_of(Involvement, "record = %(case)s"),
        copying.table_of(Event, "subject = %(case)s"),
    )


def _open(key: UUID) -> Task:
    return Task.objects.get(case=key, done_at=None)


def _anonymous(at: datetime) -> Reporter:
    reporter = new_guest().reporter
    reporter.made_at, reporter.anonymised_at, reporter.token_key = at, at + timedelta(days=365), None
    reporter.save(update_fields=["made_at", "anonymised_at", "token_key"])
    return reporter


def _post(office: Office, role: str, number: int) -> Position:
    """Somebody who held the post until the office was closed."""
    name = f"{NAMES[number % len(NAMES)]}"
    person = directory.register_person(name=name, by=PLATFORM)
    return directory.appoint(person, office, TITLES[role], roles=[role], valid_from=SINCE, by=PLATFORM)
