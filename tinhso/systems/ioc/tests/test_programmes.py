"""Programmes as their readers see them: by set, as of a day, as figures that open their tasks, as pages."""

from datetime import date
from io import BytesIO

import pytest
from django.http import Http404

from tinhso.base import clock
from tinhso.engines.files import api as files
from tinhso.engines.indicators.api import Period, count_drill, figures, in_words
from tinhso.engines.indicators.sheets import table
from tinhso.systems.ioc.pages.programmes.reading import programme as its_page
from tinhso.systems.ioc.pages.programmes.reading import programmes as the_list
from tinhso.systems.ioc.pages.programmes.task import task as task_page
from tinhso.systems.ioc.pages.programmes.writing import import_tasks
from tinhso.systems.ioc.programmes.due import Due
from tinhso.systems.ioc.programmes.importing import HEADINGS
from tinhso.systems.ioc.programmes.indicators import FINISHED, GIVEN, IN_TIME, ON_TIME, OVERDUE, PROGRAMMES
from tinhso.systems.ioc.programmes.links import task_links
from tinhso.systems.ioc.programmes.nouns import Assignment
from tinhso.systems.ioc.programmes.queries import Tally, tallies
from tinhso.systems.ioc.programmes.sheet import empty_sheet
from tinhso.systems.ioc.programmes.verbs.settling import confirm
from tinhso.systems.ioc.programmes.verbs.steering import postpone, stop
from tinhso.systems.ioc.tests import programmes_world as world
from tinhso.systems.ioc.tests.programmes_world import DONE, WHY, hand_in, on, programme, task
from tinhso.systems.ioc.tests.world import visit

pytestmark = pytest.mark.django_db
YEAR = Period.whole_year(2026)


@pytest.fixture
def who(offices):
    return world.people(offices)


@pytest.fixture
def lived(offices, who):
    """Seven tasks of the justice department, one of each state and a second that is overdue, on 20/12/2026."""
    plan = programme(offices, who.chair)
    made = [task(plan, offices.justice, who.chair, number=n) for n in range(1, 8)]
    with on(2026, 12, 5):
        postpone(made[5], deadline=date(2026, 12, 30), words=WHY, by=who.chair)
        stop(made[6], words=WHY, by=who.chair)
        hand_in(made[0], who.owner)
        confirm(made[0], by=who.follower)
        hand_in(made[2], who.owner)
    with on(2026, 12, 15):
        hand_in(made[1], who.owner)
        confirm(made[1], by=who.follower)
    with on(2026, 12, 20):
        yield plan, made


def test_every_task_is_in_one_state_today_and_on_any_day_that_has_passed(who, lived):
    plan, _made = lived
    assert tallies(who.chair, clock.now())[plan.pk] == Tally(
        done=1, done_late=1, waiting=1, overdue=2, running=1, stopped=1
    )
    assert tallies(who.chair, clock.at(2026, 12, 6))[plan.pk] == Tally(done=1, waiting=1, running=4, stopped=1)
    assert tallies(who.chair, clock.at(2026, 12, 1))[plan.pk] == Tally(running=7)
    assert tallies(who.chair, clock.at(2026, 1, 1)) == {}


def test_an_agency_sees_its_own_tasks_as_owner_or_supporting_and_nobody_elses(offices, who, lived):
    plan, made = lived
    stranger = world.official(offices.party, "indicators.view", "cases.read", name="Phan Văn Tư")
    helped = task(
        plan, offices.health, who.chair, supporting=(offices.justice,), due=Due(date(2027, 1, 8), date(2027, 1, 8))
    )
    task(plan, offices.health, who.chair, due=Due(date(2027, 1, 8), date(2027, 1, 8)))
    assert tallies(who.owner, clock.now())[plan.pk].all == 8
    assert tallies(who.chair, clock.now())[plan.pk].all == 9
    assert tallies(stranger, clock.now()) == {}
    assert list(task_links(who.owner, [made[0].pk, helped.pk])) and task_links(stranger, [made[0].pk]) == {}
    assert plan.number not in visit(the_list, stranger).content.decode()
    for view, key in ((its_page, plan.pk), (task_page, made[0].case.code)):
        with pytest.raises(Http404):
            visit(view, stranger, key)


def test_a_figure_is_the_number_of_the_tasks_that_it_opens(offices, lived):
    screen = figures(PROGRAMMES.indicators, period=YEAR, offices=[offices.justice.here_id], compare=())
    shown = {code: one.now for code, one in screen.total.items()}
    assert (shown[FINISHED.code].of, shown[FINISHED.code].over) == (2, 6)
    assert (shown[IN_TIME.code].of, shown[IN_TIME.code].over) == (1, 2)
    assert (shown[ON_TIME.code].of, shown[ON_TIME.code].over) == (1, 2)
    assert (shown[GIVEN.code].of, shown[OVERDUE.code].of) == (6, 2)
    for one in PROGRAMMES.indicators:
        drilled = count_drill(one, period=YEAR, offices=[offices.justice.here_id])
        assert drilled == shown[one.code].of, one.code
    other = figures([OVERDUE, GIVEN], period=YEAR, offices=[offices.health.here_id], compare=())
    assert [one.now.of for one in other.total.values()] == [0, 0]


def test_what_was_overdue_on_a_day_that_has_passed_can_still_be_told(lived):
    screen = figures([OVERDUE], period=YEAR, compare=(), known_by=clock.at(2026, 12, 12))
    assert screen.total[OVERDUE.code].now.of == 3
    assert count_drill(OVERDUE, period=YEAR, known_by=clock.at(2026, 12, 12)) == 3


def test_a_share_of_stocks_says_how_it_is_counted(lived):
    assert in_words(FINISHED) == (
        "“Nhiệm vụ của chương trình hoàn thành” ÷ "
        "(“Giao nhiệm vụ của chương trình” − “Dừng nhiệm vụ của chương trình”) × 100, từ đầu đến hết kỳ"
    )
    assert figures([FINISHED], period=Period.month(2026, 11), compare=()).total[FINISHED.code].now.of == 0


def test_each_figure_of_a_programme_opens_its_tasks(who, lived):
    plan, made = lived
    text = visit(its_page, who.chair, plan.pk).content.decode()
    assert text.count('<span class="quiet nowrap">NV-') == 7
    for state, numbers in (("overdue", [4, 5]), ("finished", [1, 2]), ("open", [3, 4, 5, 6])):
        text = visit(its_page, who.chair, plan.pk, tinh_trang=state).content.decode()
        assert [one.number for one in made if one.case.code in text] == numbers
    text = visit(its_page, who.chair, plan.pk, tinh_trang="overdue", tai_ngay="2026-12-06").content.decode()
    assert "NV-" not in text


def test_each_sees_on_the_page_of_a_task_what_they_may_do(who, lived):
    plan, made = lived
    acts = ("progress", "product", "confirm", "back", "postpone", "stop")

    def offered(actor, one):
        text = visit(task_page, actor, one.case.code).content.decode()
        return [act for act in acts if f'value="{act}"' in text]

    assert offered(who.owner, made[3]) == ["progress", "product"]
    assert offered(who.follower, made[3]) == []
    assert offered(who.chair, made[3]) == ["postpone", "stop"]
    assert offered(who.follower, made[2]) == ["confirm", "back"]
    assert offered(who.chair, made[2]) == ["stop"]
    assert offered(who.chair, made[0]) == offered(who.follower, made[0]) == []


def test_a_product_is_handed_in_on_the_page_and_its_proof_opened(who, lived):
    _plan, made = lived
    one = made[3]
    wrong = visit(task_page, who.owner, one.case.code, post={"act": "product", "product-words": DONE})
    assert wrong.status_code == 422 and not one.products.exists()
    upload = BytesIO(world.make_pdf())
    upload.name = "quyet-dinh.pdf"
    given = {"act": "product", "product-words": DONE, "product-number": "12/QĐ-UBND", "product-upload": upload}
    assert visit(task_page, who.owner, one.case.code, post=given).status_code == 302
    files.scan_now(one.products.get().file_id)
    text = visit(task_page, who.follower, one.case.code).content.decode()
    assert "quyet-dinh.pdf</a>" in text and "12/QĐ-UBND" in text


def test_tasks_are_imported_from_a_table_all_or_none(offices, who):
    plan = programme(offices, who.chair)
    assert table(empty_sheet()) == [list(HEADINGS)]
    good = "1\tBan hành kiến trúc số của tỉnh\tSở Tư pháp\tSở Y tế\t10/12/2026\tQuyết định ban hành"
    bad = "2\tTập huấn cho cán bộ xã\tSở Lạ\t\t31/02/2027\tBáo cáo kết quả tập huấn"
    answer = visit(import_tasks, who.chair, plan.pk, post={"sheet": f"{good}\n{bad}", "confirmed": "1"})
    assert answer.status_code == 422 and "Sở Lạ" in answer.content.decode()
    assert not Assignment.objects.exists()
    again = bad.replace("Sở Lạ", "h53.11").replace("31/02/2027", "46430")
    sheet = "\t".join(HEADINGS) + f"\n{good}\n{again}"
    assert visit(import_tasks, who.chair, plan.pk, post={"sheet": sheet}).status_code == 200
    assert not Assignment.objects.exists()
    assert visit(import_tasks, who.chair, plan.pk, post={"sheet": sheet, "confirmed": "1"}).status_code == 302
    made = list(Assignment.objects.order_by("number"))
    assert [(one.case.office, one.deadline) for one in made] == [
        (offices.justice, date(2026, 12, 10)), (offices.health, date(2027, 2, 12)),
    ]  # fmt: skip
    assert list(made[0].supporting.all()) == [offices.health]
    repeated = visit(import_tasks, who.chair, plan.pk, post={"sheet": sheet, "confirmed": "1"})
    assert repeated.status_code == 422 and Assignment.objects.count() == 2
