"""The planted programmes: the first gives the articles' counts on their day, the second has every kind of task."""

import re

import pytest
from django.core.files.base import ContentFile

from tests.province import MONDAY
from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.files.tests.conftest import make_pdf
from tinhso.engines.indicators.api import count_drill, figures, read_period
from tinhso.systems.articles.computing import computed
from tinhso.systems.articles.published import published
from tinhso.systems.ioc.programmes.indicators import FINISHED, GIVEN, ON_TIME, PROGRAMMES
from tinhso.systems.ioc.programmes.nouns import Assignment, Product, Programme
from tinhso.systems.ioc.programmes.planting import plant_programmes
from tinhso.systems.ioc.programmes.queries import Tally, tallies
from tinhso.systems.ioc.programmes.standing import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(province, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    with clock.travel(MONDAY):
        plant_programmes()
        yield province


def test_six_of_twelve_tasks_were_finished_by_30_june_2023_five_of_them_on_time(lived):
    (said,) = (one for one in published() if one.id == "F44")
    found = computed()["F44"]
    assert (found.now.of, found.now.over, found.within.of) == (6, 12, 5)
    assert found.agrees(said)
    half = read_period("2023-H1")
    assert [count_drill(one, period=half) for one in (FINISHED, GIVEN, ON_TIME)] == [6, 12, 5]
    tally = tallies(lived.actor("toan"), clock.at(2023, 6, 30, 23))
    assert list(tally.values()) == [Tally(done_ahead=1, done=5, running=6)]


def test_the_programme_of_today_has_a_task_of_every_kind(lived):
    today = Programme.objects.get(kind="plan")
    tally = tallies(lived.actor("toan"), clock.now())[today.pk]
    assert tally == Tally(done_ahead=1, done_late=1, done=1, waiting=1, running=4, overdue=1, stopped=1)
    assert Product.objects.filter(assignment__programme=today, returned_at__isnull=False).count() == 1


def test_figures_and_drills_agree_for_every_agency(lived):
    heres = [None, *([here] for here in Office.objects.values_list("here", flat=True))]
    year = read_period("2026")
    for offices in heres:
        shown = figures(PROGRAMMES.indicators, period=year, offices=offices, compare=()).total
        for one in PROGRAMMES.indicators:
            assert count_drill(one, period=year, offices=offices) == shown[one.code].now.of, (one.code, offices)


def test_planting_again_plants_nothing_and_leaves_nobody_in_an_office_that_is_gone(lived):
    programmes = Programme.objects.count()
    plant_programmes()
    assert Programme.objects.count() == programmes == 2
    assert not Position.objects.filter(office__code__startswith="H39", valid_to=None).exists()


def test_the_chair_changes_support_and_attaches_the_document_on_their_pages(lived):
    plan = Programme.objects.get(kind="plan")
    running = Assignment.objects.as_of(clock.now()).filter(programme=plan, state=State.RUNNING)[0]
    client, task = lived.client("toan"), cases.url_of(running.case)
    other = next(
        office for office in Office.objects.filter(code__in=["H53.05", "H53.11"]) if office != running.case.office
    )
    given = {"act": "support", "support-supporting": [other.code], "support-words": "Cần thêm số liệu của ngành."}
    silent = client.post(task, given | {"support-words": ""})
    kept = re.search(rf'value="{other.code}"[^>]*checked', silent.text)
    assert (silent.status_code, kept is not None) == (422, True)
    assert client.post(task, given).status_code == 302
    assert other.name in client.get(task).text
    page = f"/dieu-hanh/chuong-trinh/{plan.pk}/"
    assert "van-ban/" in client.get(page).text
    client.post(f"{page}van-ban/", {"upload": ContentFile(make_pdf(), name="ke-hoach.pdf")})
    shown = client.get(page).text
    assert ("ke-hoach.pdf" in shown, "van-ban/" in shown) == (True, False)
