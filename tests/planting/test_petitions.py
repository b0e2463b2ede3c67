"""The petitions of 2023: as many as the newspaper counted, each as the verbs would have written it."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import islice

import pytest
from django.db import transaction

from tests.province import MONDAY
from tests.province import plant as plant_province
from tinhso.base import clock
from tinhso.engines.calendars.api import timetable_for
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import make_years
from tinhso.engines.indicators import api as indicators
from tinhso.engines.indicators.api import Period
from tinhso.systems.feedback.indicators import BOARD, RECEIVED
from tinhso.systems.feedback.models import Publication, Report
from tinhso.systems.feedback.planting.history import DESK, Press, live, lives, plant_history, rows_of, stencil

KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
SECONDS = re.compile(r"(\d\d\d\d-\d\d-\d\d \d\d:\d\d):\d\d(\.\d+)?\+00")
HALF = Period.half(2023, 1)
WEEK = timedelta(weeks=1)


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.travel(MONDAY):
            plant_province()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def planted(province, db):
    with clock.travel(MONDAY):
        yield


def readable(key):
    """The rows of a report with every key replaced by the order in which it appears, without chance and seconds."""
    known = {}
    return {
        table.name: sorted(
            KEY.sub(lambda found: known.setdefault(found[0], f"#{len(known)}"), without_chance(table, line))
            for line in lines
        )
        for table, lines in rows_of(key).items()
    }


def without_chance(table, line):
    values = line.split("\t")
    if table.name == "cases_case":
        values[table.columns.index("secret")] = "secret"
    return SECONDS.sub(r"\1", "\t".join(values))


def left_by(planting):
    """What ``planting`` wrote, read and taken back, so that the next begins with the same numbers."""
    with transaction.atomic():
        planting()
        found = readable(Report.objects.get().pk)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("place", [0, 3])
def test_a_copied_petition_has_row_for_row_what_the_verbs_write(planted, place):
    make_years(2021, 2023)
    desk = directory.office_by_code(DESK)
    (life,) = islice(lives(desk), place, place + 1)
    pattern = stencil(life)
    assert not Report.objects.exists()
    lived = left_by(lambda: live(replace(life, at=life.at + WEEK)))
    press = Press(timetable_for(desk))
    copied = left_by(lambda: press.plant([(life, pattern)], 1, weeks=[1]))
    assert copied == lived
    assert len(lived["events_event"]) >= 6 and len(lived["feedback_report"]) == 1


def test_the_first_half_of_2023_reads_911_in_the_province_and_lists_911(planted):
    assert plant_history() == 911
    long_an = directory.area_on("80", "province", HALF.first)
    areas = sorted(directory.rollup_areas(long_an, HALF.first))
    total = indicators.figures(BOARD.indicators, period=HALF).total
    assert total["feedback.received"].value == 911
    assert indicators.figures([RECEIVED], period=HALF, areas=areas).total["feedback.received"].value == 911
    assert sum(line.worth for line in indicators.drill(RECEIVED, period=HALF, areas=areas, n=2000)) == 911
    assert len({line.record for line in indicators.drill(RECEIVED, period=HALF, n=2000)}) == 911
    year = indicators.figures(BOARD.indicators, period=Period.whole_year(2023)).total
    assert (year["feedback.received"].value, year["feedback.answered"].value) == (911, 911)
    assert year["feedback.overdue"].value == 0
    assert plant_history() == 0


def test_the_petitions_are_of_their_time_and_of_nobody(planted):
    plant_history()
    found = Case.objects.filter(kind="feedback.report")
    assert {office.code for case in found for office in (case.received_by,)} == {DESK}
    assert found.exclude(office__code__startswith="H39.2").count() == 0
    assert {area.valid_to for area in {case.area for case in found.select_related("area")}} != {None}
    assert len(set(found.values_list("code", flat=True))) == 911
    assert not Publication.objects.exists()
    assert not Report.objects.exclude(reporter__name="").exists()
    assert not Report.objects.filter(reporter__anonymised_at=None).exists()
