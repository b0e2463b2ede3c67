from datetime import date

import pytest

from tinhso.base import clock
from tinhso.base.errors import Denied
from tinhso.base.geometry import Place
from tinhso.engines.directory.api import make_office
from tinhso.engines.directory.models import Area, AreaRing, AreaShape, Office, Succession
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators.api import Period, sight
from tinhso.engines.indicators.tests.trial import CAME, ON_TIME, happened
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import by_unit, screen_of
from tinhso.systems.ioc.pages.figure import figure
from tinhso.systems.ioc.parts.drawing import apart, shades
from tinhso.systems.ioc.parts.heat import heat
from tinhso.systems.ioc.parts.map import commune_map
from tinhso.systems.ioc.parts.ranking import ranking
from tinhso.systems.ioc.parts.trend import trend
from tinhso.systems.ioc.tests.world import leader, visit

pytestmark = pytest.mark.django_db
NOVEMBER = Period.month(2026, 11)


@pytest.fixture
def here(offices):
    actor = leader(offices.province.below_id)
    return Asked(actor, sight(actor), NOVEMBER)


@pytest.fixture
def known(monkeypatch):
    by_code = {one.code: one for one in (CAME, ON_TIME)}
    monkeypatch.setattr("tinhso.systems.ioc.boards.reading.find", by_code.get)


def test_equal_values_share_a_shade_and_what_is_unknown_has_none():
    assert shades([5, None, 0, 5, 9]) == [1, None, 0, 1, 2]
    assert shades(range(10)) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_labels_do_not_stand_on_each_other():
    assert apart([100, 40, 102], 15) == [100, 40, 115]


@pytest.mark.goal("ioc-10")
def test_the_course_sets_each_month_beside_the_same_month_of_the_year_before(here, offices):
    for year in (2024, 2025):
        happened("came", clock.at(year, 10, 5), office=offices.health.here_id)
    found = trend(screen_of(here, [CAME], trend=24).total[CAME.code], NOVEMBER, target=10, noted={"2026-10"})
    assert found is not None
    assert found.rows[0] == ("Tháng 11/2026", "9", "0", False)
    assert found.rows[1] == ("Tháng 10/2026", "0", "1", True)
    assert len(found.rows) == 12
    assert 'class="goal" d="M10 16L' in found.svg


def test_what_has_no_values_has_no_course(here):
    assert trend(screen_of(here, [ON_TIME], trend=12).total[ON_TIME.code], Period.month(2020, 1)) is not None
    assert trend(screen_of(here, [ON_TIME], trend=3).total[ON_TIME.code], NOVEMBER) is None


def test_units_stand_in_order_and_those_without_data_have_no_rank(here):
    units = by_unit(here, [CAME, ON_TIME])
    assert [(p.rank, p.name, p.text, p.share) for p in ranking(here, units, CAME, ())] == [
        (1, "Sở Tư pháp", "5", 100),
        (2, "Sở Y tế", "4", 80),
    ]
    assert [(p.rank, p.name) for p in ranking(here, units, ON_TIME, ())] == [(1, "Sở Tư pháp"), (None, "Sở Y tế")]


def test_the_heat_table_holds_the_figures_of_each_unit_and_month(here):
    found = heat(here, by_unit(here, [CAME], trend=12), CAME)
    assert found is not None
    assert (found.columns[0], found.columns[-1]) == ("12/25", "11/26")
    assert [(name, cells[-1]) for name, _url, cells in found.rows] == [("Sở Tư pháp", ("5", 2)), ("Sở Y tế", ("4", 1))]


@pytest.mark.goal("ioc-26")
def test_the_map_shows_each_commune_with_its_figure_and_the_archipelagos(here, offices):
    commune = Area.objects.create(
        level="commune", code="27691", kind="Phường", name="Long An", parent=Area.objects.get(code="80"),
        valid_from=date(2025, 7, 1),
    )  # fmt: skip
    shape = AreaShape.objects.create(area=commune, centre=Place(106.6, 10.3), source="", loaded_at=clock.now())
    AreaRing.objects.create(shape=shape, line=(Place(106, 10), Place(107, 10), Place(107, 11)))
    happened("came", clock.at(2026, 11, 3), office=offices.health.here_id, area=commune.pk)
    found = commune_map(here, CAME)
    assert found is not None
    assert (found.rows, found.approximate) == ([("Phường Long An", "1")], True)
    assert "<title>Phường Long An: 1</title>" in found.svg
    assert "Hoàng Sa</text>" in found.country
    assert "Trường Sa</text>" in found.country


@pytest.mark.goal("ioc-28")
def test_the_map_is_not_drawn_for_whoever_sees_only_a_department(offices):
    actor = leader(offices.justice.below_id)
    assert commune_map(Asked(actor, sight(actor), NOVEMBER), CAME) is None


def test_a_figures_page_holds_its_parts_and_is_refused_outside_ones_offices(offices, known):
    text = visit(figure, leader(offices.province.below_id), "trial.came").content.decode()
    assert all(part in text for part in ('class="trend"', 'class="rank', "11/26"))
    with pytest.raises(Denied):
        visit(figure, leader(offices.justice.below_id), "trial.came", don_vi="H53.11")


@pytest.fixture
def long_an(offices):
    """A province with two districts of one commune each until 30 June 2025, both in one commune of today's."""
    today = Area.objects.get(code="80")
    until = {"valid_from": date(2020, 1, 1), "valid_to": date(2025, 7, 1)}
    before = Area.objects.create(level="province", code="80", kind="Tỉnh", name="Long An", **until)
    commune = Area.objects.create(level="commune", code="27691", kind="Phường", name="Long An", parent=today,
                                  valid_from=date(2025, 7, 1))  # fmt: skip
    Succession.objects.create(before=before, after=today, main_origin=True, basis="202/2025/QH15")
    committee = make_office(name="Ủy ban nhân dân tỉnh Long An", kind="committee", code="H39", area=before,
                            valid_from=date(2020, 1, 1), by=PLATFORM)  # fmt: skip
    Office.objects.filter(pk=committee.pk).update(valid_to=date(2025, 7, 1), successor=offices.province)
    places = [commune]
    for n, name in enumerate(("Tân An", "Châu Thành")):
        district = Area.objects.create(level="district", code=f"79{n}", kind="Huyện", name=name, parent=before, **until)
        old = Area.objects.create(
            level="commune", code=f"2769{n + 2}", kind="Xã", name=f"Xã {n}", parent=district, **until
        )
        Succession.objects.create(before=old, after=commune, main_origin=n == 0, basis="1682/NQ-UBTVQH15")
        places.append(old)
    for n, area in enumerate(places):
        shape = AreaShape.objects.create(area=area, centre=Place(106.1 + n, 10.3), source="", loaded_at=clock.now())
        AreaRing.objects.create(shape=shape, line=(Place(106 + n, 10), Place(107 + n, 10), Place(107 + n, 11)))
    for day, area, many in (
        (date(2025, 5, 5), places[1], 2),
        (date(2025, 5, 6), places[2], 1),
        (date(2025, 8, 1), commune, 4),
    ):
        for _ in range(many):
            happened("came", clock.at(day.year, day.month, day.day), office=offices.health.here_id, area=area.pk)
    return places


@pytest.mark.goal("ioc-8")
@pytest.mark.goal("ioc-26")
def test_the_map_of_before_july_2025_shows_districts_or_what_became_of_them(here, long_an):
    may = Asked(here.actor, here.sight, Period.month(2025, 5))
    then, todays = commune_map(may, CAME), commune_map(may, CAME, todays=True)
    assert then is not None
    assert todays is not None
    assert (then.rows, then.by_district) == ([("Huyện Tân An", "2"), ("Huyện Châu Thành", "1")], True)
    assert (todays.rows, todays.by_district) == ([("Phường Long An", "3")], False)
    assert "dia-gioi=nay" in then.other
    assert "dia-gioi" not in todays.other
    whole_year = commune_map(Asked(here.actor, here.sight, Period.whole_year(2025)), CAME)
    assert whole_year is not None
    assert whole_year.rows == [("Phường Long An", "7")]
    assert commune_map(here, CAME).other == ""
