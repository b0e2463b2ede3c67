"""The history of 2022 and 2023: its arithmetic is the articles', and a slice of it reads as it was planned."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from django.db import transaction

from tests.planting.test_bulk import on_the_minute, readable
from tests.province import MONDAY
from tests.province import plant as plant_province
from tinhso.base import clock
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.demo_before import plant_before
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import make_years
from tinhso.engines.indicators import api as indicators
from tinhso.engines.indicators.api import Period
from tinhso.engines.post.demo_before import plant_before as plant_post_points
from tinhso.systems.articles.computing import computed
from tinhso.systems.articles.published import published
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.planting.bulk import Order, Press
from tinhso.systems.services.planting.living import Living
from tinhso.systems.services.planting.past.cast import cast, offices
from tinhso.systems.services.planting.past.lives import life_of
from tinhso.systems.services.planting.past.orders import said_about, said_of
from tinhso.systems.services.planting.past.plan import WINDOWS, by_tier, share, topics
from tinhso.systems.services.planting.past.planting import plant_windows, versions_of
from tinhso.systems.services.planting.past.procedures import ALL, ONLINE, Past, plant_procedures, process
from tinhso.systems.services.planting.past.ways import WAYS
from tinhso.systems.services.planting.stencils import stencil_of

SAID = {one.id: one for one in published()}
W, X, Y, Z = WINDOWS
TO_JUNE, OF_2022, OF_2023 = (X, Y), (W, X), (Y, Z)
SLICE = tuple(window.sliced(400, 24, 18) for window in WINDOWS)
NUMBERS = range(24)


def total(windows, name):
    return sum(getattr(window, name) for window in windows)


def in_the_hundred(of, over, places=2):
    return (Decimal(100) * of / over).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@pytest.mark.parametrize(("key", "windows"), [("F05", TO_JUNE), ("F04", OF_2023)])
def test_the_plan_has_both_counts_of_dossiers_online_to_the_last_one(key, windows):
    said = SAID[key]
    assert (total(windows, "online"), total(windows, "all")) == (said.numerator, said.denominator)
    assert in_the_hundred(said.numerator, said.denominator) == said.value


def test_the_plan_has_the_procedures_and_the_rises_on_2022():
    assert (ONLINE, ALL) == (SAID["F01"].value, 1_858) == (SAID["F02"].numerator, SAID["F02"].denominator)
    assert in_the_hundred(ONLINE, ALL) == SAID["F02"].value
    assert (Y.begun_online, Y.begun) == (SAID["F03"].numerator, SAID["F03"].denominator)
    assert {(window.begun_online, window.begun) for window in OF_2023} == {(570, 587)}
    rise = Fraction(100 * Y.begun_online, Y.begun) - Fraction(100 * X.begun_online, X.begun)
    assert round(rise) == SAID["F57"].value and abs(rise - 9) < Fraction(1, 100)
    rise = Fraction(100 * total(OF_2023, "online"), total(OF_2023, "all"))
    rise -= Fraction(100 * total(OF_2022, "online"), total(OF_2022, "all"))
    assert round(rise) == SAID["F58"].value and abs(rise - 36) < Fraction(1, 100)


def test_the_plan_is_as_much_on_time_and_by_post_as_the_articles_say():
    on_time = total(TO_JUNE, "all") - total(TO_JUNE, "late")
    assert in_the_hundred(on_time, total(TO_JUNE, "all"), 1) == SAID["F07"].value
    on_time = total(OF_2023, "all") - total(OF_2023, "late")
    assert Decimal(100) * on_time / total(OF_2023, "all") > SAID["F06"].value
    assert Y.by_post == SAID["F28"].value == 96_428


def test_ways_shares_and_tiers_lose_no_dossier():
    for window in WINDOWS:
        assert sum(window.ways.values()) == window.all and min(window.ways.values()) > 0
        for number in window.ways.values():
            halves = [share(number, part, 2) for part in range(2)]
            assert sum(halves) == number
            assert [sum(by_tier(half).values()) for half in halves] == halves
            codes = [str(place) for place in range(150)]
            assert set(topics(max(number, 150), codes)) == set(codes)


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """Long An as it was, with its offices, post points and the procedures of a slice; taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.travel(MONDAY):
            plant_province()
            make_years(2020, 2023)
            plant_before()
            plant_post_points()
            plant_procedures(NUMBERS)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def planted(province, db):
    with clock.travel(MONDAY):
        yield


def some_offices():
    """Two departments, two districts and four communes with their places in the list."""
    every = list(enumerate(offices()))
    of = {tier: [one for one in every if one[1].area.level == tier] for tier in Area.Level}
    return [*of[Area.Level.PROVINCE][:2], *of[Area.Level.DISTRICT][:2], *of[Area.Level.COMMUNE][:4]]


def test_long_an_was_whole_until_the_merger(planted):
    day = date(2023, 6, 30)
    committees = Office.objects.on(day).filter(code__startswith="H39", kind=Office.Kind.COMMITTEE)
    assert committees.filter(area__level=Area.Level.DISTRICT).count() == 15
    assert committees.filter(area__level=Area.Level.COMMUNE).count() == 188
    assert not Office.objects.on(date(2025, 7, 1)).filter(code__startswith="H39").exists()
    assert plant_before() == 0
    read = indicators.figures([indicators.find("services.post_served_then")], period=Period.half(2023, 1)).total
    assert (read["services.post_served_then"].now.of, read["services.post_served_then"].now.over) == (188, 188)


def test_a_copied_dossier_of_2023_has_row_for_row_what_the_verbs_write(planted):
    (agency,) = cast(some_offices()[4:5])
    versions = versions_of([0, 6])
    pattern_of, wanted = versions.values()
    week, (who, other) = timedelta(weeks=2), agency.citizens[:2]
    for way in WAYS:
        life = on_the_minute(life_of(agency, way, who, pattern_of, process()))
        stencil = stencil_of(life, said_about(pattern_of) | said_of(who))
        assert stencil.fits(week)
        later = moved(on_the_minute(life_of(agency, way, other, wanted, process())), week)
        slots = {slot: text for text, slot in (said_about(wanted) | said_of(other)).items()}
        lived = left_by(Living(listeners=False).live, [later])
        copied = left_by(Press().plant, [Order(stencil, week, other[0], slots)])
        assert copied == lived
        assert len(lived["events_event"]) == 6


def moved(life, shift):
    return replace(life, at=life.at + shift, acts=tuple(replace(act, at=act.at + shift) for act in life.acts))


def left_by(planting, what):
    """What one dossier wrote, read and taken back, so that the next begins with the same numbers."""
    with transaction.atomic():
        planting(what)
        found = readable(Dossier.objects.get())
        transaction.set_rollback(True)
    return found


def test_a_slice_reads_as_it_was_planned_and_goes_on_where_it_stopped(planted):
    chosen = some_offices()
    stopped = SLICE[:2]
    assert plant_windows(stopped, chosen, NUMBERS) == total(stopped, "all")
    assert plant_windows(SLICE, chosen, NUMBERS) == total(SLICE, "all") - total(stopped, "all")
    assert plant_windows(SLICE, chosen, NUMBERS) == 0
    found = computed()
    w, x, y, z = SLICE
    for key, windows in (("F05", (x, y)), ("F04", (y, z)), ("F58", (y, z))):
        assert (found[key].now.of, found[key].now.over) == (total(windows, "online"), total(windows, "all"))
    for key, windows in (("F07", (x, y)), ("F06", (y, z))):
        late = total(windows, "late")
        assert (found[key].now.of, found[key].now.over) == (total(windows, "all") - late, total(windows, "all"))
    assert found["F28"].now.of == y.by_post
    assert (found["F03"].now.of, found["F03"].now.over) == (18, 24)
    assert (found["F58"].before.of, found["F58"].before.over) == (total((w, x), "online"), total((w, x), "all"))
    assert (found["F02"].now.of, found["F02"].now.over) == (24, 24)
    first, last = date(2022, 7, 1), date(2023, 6, 30)
    online = indicators.find("services.online")
    assert indicators.count_drill(online, period=Period.between(first, last)) == total((x, y), "online")
    long_an = sorted(directory.rollup_areas(directory.area_on("80", "province", last), last))
    read = indicators.figures([online], period=Period.between(first, last), areas=long_an).total["services.online"]
    assert (read.now.of, read.now.over) == (total((x, y), "online"), total((x, y), "all"))
    assert len(set(Case.objects.values_list("code", flat=True))) == Case.objects.count() == total(SLICE, "all")
    assert Past(0).code == "9.000001"
