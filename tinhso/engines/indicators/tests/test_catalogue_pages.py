"""The pages of the catalogue, each opened, and what they cost."""

from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.base.errors import Denied
from tinhso.engines.access import epoch
from tinhso.engines.access.api import holds
from tinhso.engines.indicators import finding, reading_pages
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.models import Closing, Definition, Entry, KeptSeries, Legend, Target
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.quality import marks
from tinhso.engines.indicators.tests.officials import offices, official, visit
from tinhso.engines.indicators.tests.trial import CAME, EVERY_KIND, happened
from tinhso.engines.indicators.verbs.keeping import Given, check_values, declare_series, give_value
from tinhso.engines.indicators.views import catalogue, closings, declaring, keeping, planning

pytestmark = pytest.mark.django_db
FORMULA = {
    "name": "Phí mỗi hồ sơ", "formula": "[fees] / [came]", "unit": "đ", "better": "", "words": "Bình quân",
    "owner": "H53", "law": "", "valid_from": "01/01/2026", "reason": "mới",
}  # fmt: skip


@pytest.fixture(autouse=True)
def november(monkeypatch):
    declared = {i.code: i for i in EVERY_KIND}
    monkeypatch.setattr("tinhso.engines.indicators.finding.indicators", lambda: declared)
    with clock.travel(clock.at(2026, 11, 22, 9)):
        happened("came", clock.at(2026, 11, 5), fee=8000, topic="1.001")
        happened("came", clock.at(2026, 10, 5), fee=6000, topic="1.001")
        yield


@pytest.fixture
def place():
    return offices()


@pytest.fixture
def chief(place):
    actor = official(place.province.below_id)
    holds(actor, "indicators.view")
    return actor


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def people(place, chief):
    series = declare_series(by=chief, owner=place.province, name="Dân số", grain="month", words="x", source="Cục")
    give_value(series.pk, Given(Period.month(2026, 10), Decimal("1234.5")), by=chief)
    return series


def test_the_catalogue_is_one_batched_read(chief, people, django_assert_max_num_queries):
    visit(catalogue.catalogue_page, chief)
    with epoch.knowing(epoch.read()), django_assert_max_num_queries(8):  # as within a request
        answer = visit(catalogue.catalogue_page, chief)
    assert all(code in text(answer) for code in ("trial.came", "trial.topics", people.code))
    assert "trial.fees" not in text(visit(catalogue.catalogue_page, chief, q="Dan so"))


def test_the_page_of_each_indicator_opens(chief, people):
    for code in (*(i.code for i in EVERY_KIND), people.code):
        assert visit(catalogue.one_page, chief, code).status_code == 200
    assert "1.234,5" in text(visit(catalogue.one_page, chief, people.code, ky="2026-10"))


@pytest.mark.goal("ioc-31")
def test_a_kept_series_says_whether_it_is_fresh_complete_on_time_checked_and_corrected(chief, people, place):
    quarter = Period.quarter(2026, 4)

    def holds_now() -> dict[str, bool | None]:
        figure = figures([finding.catalogue()[people.code]], period=quarter).total[people.code]
        entries = reading_pages.entries_of(people, quarter.first, quarter.end)
        assert visit(catalogue.one_page, chief, people.code, ky="2026-Q4").status_code == 200
        return {mark.code: mark.holds for mark in marks(figure, quarter, entries, people)}

    assert holds_now() == {"fresh": True, "on_time": False, "checked": False, "complete": True}
    with clock.travel(clock.at(2026, 12, 20, 9)):
        give_value(people.pk, Given(Period.month(2026, 10), Decimal(9), reason="sót"), by=chief)
        check_values(people.pk, by=official(place.province.below_id), period=Period.month(2026, 10))
        assert holds_now() == {
            "fresh": False, "on_time": False, "checked": True, "complete": False, "restated": False,
        }  # fmt: skip


def test_an_indicator_is_previewed_with_real_numbers_before_it_is_kept(chief, place):
    answer = visit(declaring.declare, chief, post={**FORMULA, "preview": "1"})
    assert answer.status_code == 200
    assert "8.000" in text(answer)
    assert not Definition.objects.exists()
    assert visit(declaring.declare, chief, post={**FORMULA, "unit": "%", "preview": "1"}).status_code == 422
    assert visit(declaring.declare, chief, post={**FORMULA, "propose": "1"}).status_code == 302
    made = Definition.objects.get()
    assert made.name in text(visit(catalogue.catalogue_page, chief))
    visit(declaring.decide, official(place.province.below_id), made.pk, post={"approve": "1"})
    assert "8.000" in text(visit(catalogue.one_page, chief, made.code))


def test_targets_and_thresholds_are_set_on_their_pages(chief):
    target = {"unit": "H53", "period": "2026", "value": "1.200", "basis": "NQ 12", "reason": ""}
    assert visit(planning.targets, chief, CAME.code, post=target).status_code == 302
    assert (Target.objects.get().value, Target.objects.get().office) == (1200, None)
    assert visit(planning.targets, chief, CAME.code, post=target).status_code == 422
    assert "NQ 12" in text(visit(planning.targets, chief, CAME.code))
    bands = {"valid_from": "01/11/2026", "word_0": "thấp", "level_0": "late", "low_1": "5", "included_1": "on",
             "word_1": "cao", "level_1": "done"}  # fmt: skip
    bands |= {f"level_{n}": "done" for n in range(2, 7)}
    assert visit(planning.thresholds, chief, CAME.code, post=bands).status_code == 302
    assert Legend.objects.get().bands[1] == {"from": 5, "included": True, "word": "cao", "level": "done"}
    page = text(visit(catalogue.one_page, chief, CAME.code))
    assert "thấp" in page
    assert "NQ 12" in page


def test_a_series_is_declared_filled_and_imported_on_its_pages(chief, place):
    said = {"name": "Cây", "unit": "", "grain": "month", "by_unit": "area", "over_time": "sum", "over_units": "sum",
            "better": "", "words": "x", "source": "Sở", "owner": "H53.11", "law": "", "due_days": "10"}  # fmt: skip
    assert visit(keeping.declare, chief, post=said).status_code == 302
    code = KeptSeries.objects.get().code
    one = {"unit": "27691", "period": "2026-10", "value": "5", "reason": ""}
    assert visit(keeping.values, chief, code, post=one).status_code == 302
    wrong = visit(keeping.import_table, chief, code, post={"sheet": "27692\t2026-10\tnăm"})
    assert (wrong.status_code, Entry.objects.count()) == (422, 1)
    sheet = {"sheet": "27692\t2026-10\t7"}
    assert visit(keeping.import_table, chief, code, post=sheet).status_code == 200
    assert visit(keeping.import_table, chief, code, post={**sheet, "confirmed": "1"}).status_code == 302
    assert "Xã 2" in text(visit(keeping.values, chief, code))
    other = official(place.province.below_id)
    assert visit(keeping.check, other, code, post={"ky": "2026-10"}).status_code == 302
    assert "Xã 1" in text(visit(catalogue.one_page, chief, code, ky="2026-10"))


def test_what_only_the_owner_of_a_series_may_do_is_offered_to_nobody_else(chief, place, people):
    other = official(place.health.below_id)
    for reader, offered in ((other, False), (official(place.province.below_id), True)):
        page = visit(keeping.values, reader, people.code).content.decode()
        assert [word in page for word in ('name="value"', 'name="ky"')] == [offered, offered]
    with pytest.raises(Denied):
        visit(keeping.import_table, other, people.code)


def test_a_mistake_is_told_once(chief, people):
    page = visit(keeping.values, chief, people.code, post={"period": "2026-10", "value": "năm", "reason": ""})
    assert (page.status_code, page.content.decode().count('class="error-summary"')) == (422, 1)


def test_a_period_is_closed_and_shown_on_its_pages(chief, place):
    answer = visit(closings.closings, chief, post={"unit": "H53", "period": "2026-10", "note": ""})
    assert answer.status_code == 302
    made = Closing.objects.get()
    assert visit(closings.closings, chief).status_code == 200
    assert "6.000" in text(visit(closings.closing, chief, made.pk))
    frozen = made.figures.get(code="trial.fees", unit="")
    assert visit(closings.moved, chief, frozen.pk).status_code == 200
    with pytest.raises(Denied):
        visit(closings.closing, official(place.health.below_id), made.pk)


def test_without_the_right_none_of_it_opens(place, people):
    stranger = official(place.health.below_id, "view")
    for view, *args in (
        (declaring.declare,), (keeping.declare,), (keeping.values, people.code), (planning.targets, CAME.code),
        (planning.thresholds, CAME.code), (keeping.import_table, people.code),
    ):  # fmt: skip
        with pytest.raises(Denied):
            visit(view, stranger, *args)
