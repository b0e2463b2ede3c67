"""The demonstration's reports: every way that one can go, by the verbs, and nothing planted twice."""

import tomllib
from collections import Counter

import pytest
from django.db import transaction

from tests.province import MONDAY
from tests.province import plant as plant_province
from tinhso.base import clock
from tinhso.engines.cases.models import Case, Link, Rating, Reopening, Stage
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.files import api as files
from tinhso.engines.indicators import api as indicators
from tinhso.engines.indicators.api import Period, Place
from tinhso.systems.feedback.demo import plant_work
from tinhso.systems.feedback.indicators import BOARD, RECEIVED
from tinhso.systems.feedback.models import Label, Moderation, Photo, Publication, Report, Support
from tinhso.systems.feedback.planting.acts import ACTS
from tinhso.systems.feedback.planting.lives import FILE
from tinhso.systems.feedback.planting.ways import WAYS


@pytest.fixture(scope="module")
def lived(django_db_setup, django_db_blocker):
    """The province with its reports, planted once for the module and taken back; how many."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.travel(MONDAY):
            plant_province()
            directory.load_reference()
            made = plant_work()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def planted(lived, db):
    with clock.travel(MONDAY):
        yield lived


def reports():
    return Case.objects.filter(kind="feedback.report", submitted_at__year=2026)


def test_there_is_a_report_in_every_state_and_every_verb_was_used(planted):
    assert planted == 60
    stages = Counter(Stage(stage) for stage in reports().values_list("stage", flat=True))
    assert set(stages) == {
        Stage.SUBMITTED, Stage.REFUSED, Stage.PROCESSING, Stage.SUPPLEMENT, Stage.STOPPED, Stage.DECIDED,
        Stage.RETURNED,
    }  # fmt: skip
    assert stages[Stage.SUBMITTED] >= 5 and stages[Stage.PROCESSING] >= 15 and stages[Stage.RETURNED] >= 15
    assert {verb for way in WAYS.values() for verb in way} == set(ACTS)
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["report"]
    assert {row["way"] for row in rows} == set(WAYS)


def test_every_moment_is_before_the_present(planted):
    assert not reports().filter(submitted_at__gte=clock.now()).exists()
    assert not Rating.objects.filter(at__gte=clock.now()).exists()
    assert not Moderation.objects.filter(at__gte=clock.now()).exists()


def test_some_are_late_some_unhappy_one_was_opened_once_more_and_two_were_merged(planted):
    assert reports().late().count() >= 3
    assert Reopening.objects.count() == 1
    assert Rating.objects.filter(score__lte=2).count() >= 3 and Rating.objects.filter(score=5).count() >= 5
    assert Link.objects.filter(kind=Link.Kind.SAME).count() == 2
    assert Link.objects.filter(kind=Link.Kind.PART).count() == 1
    assert Label.objects.exclude(report=None).count() == 1
    year = indicators.figures(BOARD.indicators, period=Period.whole_year(2026)).total
    assert 80 < year["feedback.on_time"].value < 100 and 50 < year["feedback.satisfaction"].value < 100
    assert year["feedback.received"].value == 61 and year["feedback.overdue"].value >= 3


def test_units_are_told_apart_by_what_they_were_given_and_not_by_the_desk_that_takes_all_in(planted):
    offices = {office: Place([office]) for office in Office.objects.values_list("here_id", flat=True)}
    both = indicators.figures([RECEIVED, BOARD.units], period=Period.whole_year(2026), groups=offices).groups
    counted = {
        code: sum(bool(unit[code].value) for unit in both.values()) for code in (RECEIVED.code, BOARD.units.code)
    }
    assert counted[RECEIVED.code] < 5 < counted[BOARD.units.code]


def test_what_is_confidential_or_withheld_is_not_published_and_others_have_joined(planted):
    public = set(Publication.objects.values_list("pk", flat=True))
    secret = reports().filter(is_confidential=True).values_list("pk", flat=True)
    withheld = Moderation.objects.filter(is_published=False).values_list("case", flat=True)
    assert len(secret) == 2 and len(withheld) == 1
    assert public.isdisjoint(secret) and public.isdisjoint(withheld)
    assert len(public) >= 40 and Support.objects.count() >= 12


def test_points_lie_in_their_commune_and_photos_say_where_they_were_taken(planted):
    for report in Report.objects.exclude(lat=None).select_related("case"):
        assert directory.area_at(report.lat, report.lng).pk == report.case.area_id
    photo = Photo.objects.filter(moment="before").exclude(lat=None).select_related("original").first()
    lat, lng = files.picture_facts(photo.original).place
    assert (round(lat, 4), round(lng, 4)) == (round(photo.lat, 4), round(photo.lng, 4))
    assert Photo.objects.filter(moment="after").count() == 3


def test_guests_with_and_without_a_phone_and_accounts_report_and_nothing_is_planted_twice(planted):
    reporters = Report.objects.values_list("reporter__party", "reporter__phone")
    kinds = {("account" if party else "phone" if phone else "nobody") for party, phone in reporters}
    assert kinds == {"account", "phone", "nobody"}
    assert plant_work() == 0
