"""What will be at the year's end: the method on rows of which the end is known, and on records."""

import re
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from django.http import Http404
from django.utils.html import strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st

from tinhso.base import clock
from tinhso.base.errors import Denied
from tinhso.engines.indicators.ahead.method import EIGHTY, forecast
from tinhso.engines.indicators.ahead.year_end import can_be_forecast, year_end
from tinhso.engines.indicators.measures import UP, Distinct, Live, Measure, Ratio, Stock
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.tests.officials import offices, official, visit
from tinhso.engines.indicators.tests.trial import CAME, happened
from tinhso.engines.indicators.verbs.targeting import set_target
from tinhso.engines.indicators.views.explaining import explained


def year_like_the_one_before(n: int) -> list[float]:
    """Seasons without any surprise: each month as a year ago and 6 more."""
    turns = [0.9, 0.5, 1.1, 1.2, 1.2, 1.1, 1.0, 1.0, 1.0, 1.0, 1.1, 0.9]
    return [(500 + month / 2) * turns[month % 12] for month in range(n)]


def test_fewer_months_than_a_year_say_nothing():
    assert forecast([5] * 11, 3) is None
    assert forecast([5] * 12, 0) is None


def test_what_never_changes_goes_on_and_is_certain():
    found = forecast([40] * 30, 4)
    assert found.steps == pytest.approx((40, 40, 40, 40))
    assert (found.of_sum, found.of_last) == pytest.approx((0, 0))


def test_seasons_are_seen_after_two_years():
    months = year_like_the_one_before(48)
    found = forecast(months[:36], 12)
    assert sum(found.steps) == pytest.approx(sum(months[36:]), rel=0.02)
    assert min(range(12), key=lambda n: found.steps[n]) == 1  # the month of Tết
    assert forecast(months[:20], 12).steps[1] > found.steps[1]  # the control: too short for seasons


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=12, max_size=48), st.integers(1, 12))
def test_counts_never_become_negative_and_more_months_are_less_certain(months, ahead):
    found, further = forecast(months, ahead), forecast(months, ahead + 1)
    assert min(found.steps) >= 0 and len(found.steps) == ahead
    assert further.of_sum >= found.of_sum


def test_of_a_hundred_years_about_eighty_end_within_the_interval():
    chance = np.random.default_rng(20231123)
    inside = 0
    for _ in range(200):
        months = np.array(year_like_the_one_before(43)) * np.exp(chance.normal(0, 0.06, 43))
        found = forecast(list(months[:36]), 7)
        inside += abs(months[36:].sum() - sum(found.steps)) <= EIGHTY * found.of_sum
    assert 140 <= inside <= 180


def records_of_three_years(until: date) -> None:
    """Each month 10 come, in February 4, and all but one leave."""
    for n in range(2023 * 12, until.year * 12 + until.month - 1):
        year, month = divmod(n, 12)
        many = 4 if month == 1 else 10
        for day in range(1, many + 1):
            happened("came", clock.at(year, month + 1, day))
            if day > 1:
                happened("went", clock.at(year, month + 1, day))


@pytest.mark.django_db
@pytest.mark.goal("ioc-20")
def test_the_years_end_of_a_count_a_share_and_a_stock_is_told_from_the_records():
    came, left = Measure("ahead.came", "Đến", kinds=CAME.kinds), Measure("ahead.left", "Đi", kinds=("trial.went",))
    share = Ratio("ahead.share", "Tỷ lệ", of=left, over=came)
    stock = Stock("ahead.stock", "Còn", plus=came, minus=left)
    with clock.travel(clock.at(2026, 6, 3, 9)):
        records_of_three_years(date(2026, 6, 1))
        count, part, left_over = year_end(came), year_end(share), year_end(stock)
        assert [s.is_known for s in count.way] == [True] * 5 + [False] * 7
        assert count.way[4].value == 44
        assert count.end.value == pytest.approx(114, abs=2) and count.end.low <= 114 <= count.end.high
        assert part.end.value == pytest.approx(100 * 102 / 114, abs=1)
        assert 41 < left_over.end.value <= 48  # the method believes half of a trend
        assert [trial.year for trial in count.trials] == [2025, 2024]
        assert all(trial.came == 114 and trial.error < 5 for trial in count.trials)
        assert count.last_year[-1] == 114


@pytest.mark.django_db
def test_what_is_there_already_is_never_forecast_away():
    came = Measure("ahead.came", "Đến", kinds=CAME.kinds)
    with clock.travel(clock.at(2026, 12, 5, 9)):
        records_of_three_years(date(2026, 12, 1))
        for _ in range(60):
            happened("came", clock.at(2026, 12, 4))
        found = year_end(came)
        assert found.end.value == found.end.low == 104 + 60


@pytest.mark.django_db
def test_without_a_year_of_months_or_for_another_kind_nothing_is_said():
    came = Measure("ahead.came", "Đến", kinds=CAME.kinds)
    with clock.travel(clock.at(2026, 6, 3, 9)):
        happened("came", clock.at(2026, 1, 5))
        assert year_end(came) is None
        for month in range(1, 13):
            happened("came", clock.at(2024, month, 5))
        assert year_end(came) is None  # a year without a record lies between
        assert not can_be_forecast(Distinct("ahead.each", "Khác nhau", kinds=CAME.kinds))


@pytest.fixture
def declared(monkeypatch):
    came, left = Measure("ahead.came", "Đến", kinds=CAME.kinds, better=UP), Measure(kinds=("trial.went",))
    both = {one.code: one for one in (came, Ratio("ahead.share", "Tỷ lệ", of=left, over=came))}
    monkeypatch.setattr("tinhso.engines.indicators.finding.indicators", lambda: both)
    return both


def words(answer) -> str:
    """The page without its marks."""
    return " ".join(strip_tags(answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.django_db
@pytest.mark.goal("ioc-29")
def test_the_page_says_what_changed_whose_change_it_is_and_each_number_opens_its_records(declared):
    place = offices()
    here, there = place.justice.here_id, place.health.here_id
    with clock.travel(clock.at(2026, 11, 1, 9)):
        for office, september, october in ((here, 4, 9), (there, 5, 3)):
            for month, many in ((9, september), (10, october)):
                for day in range(1, many + 1):
                    happened("came", clock.at(2026, month, day), office=office)
                    if day > 2:
                        happened("went", clock.at(2026, month, day), office=office)
        actor = official(place.province.below_id)
        answer = visit(explained, actor, "ahead.came", ky="2026-10")
        said = words(answer)
        assert "Tháng 10/2026: 12." in said
        assert "Tăng 3 so với tháng 9/2026 (9), là chuyển biến tích cực." in said
        assert "Tăng nhiều nhất: Sở Tư pháp (+5).Giảm nhiều nhất: Sở Y tế (−2)." in said
        assert "chưa đủ mười hai tháng" in said
        for link in set(re.findall(r'href="([^"]*ahead\.came/\?[^"]*)"', answer.content.decode())):
            assert "ky=2026-10" in link
        assert "Thấp nhất là Sở Y tế với 33,3 %, cao nhất là Sở Tư pháp với 77,8 %." in words(
            visit(explained, actor, "ahead.share", ky="2026-10")
        )
        with pytest.raises(Denied):
            visit(explained, official(place.justice.below_id), "ahead.came", ky="2026-10", don_vi="H53.11")


@pytest.mark.django_db
@pytest.mark.goal("ioc-20")
def test_the_page_draws_the_year_and_says_whether_the_plan_will_be_met(declared):
    place = offices()
    with clock.travel(clock.at(2026, 6, 3, 9)):
        records_of_three_years(date(2026, 6, 1))
        chief = official(place.province.below_id)
        for target, verdict in ((90, "nhiều khả năng đạt"), (150, "nhiều khả năng không đạt")):
            set_target(
                "ahead.came",
                period=Period.whole_year(2026),
                value=Decimal(target),
                by=chief,
                basis="Nghị quyết",
                reason="x",
            )
            answer = visit(explained, chief, "ahead.came", ky="2026-05")
            assert verdict in words(answer).lower() and f"kế hoạch {target}" in words(answer)
        page = answer.content.decode()
        assert page.count("<polyline") == 3 and 'class="fan"' in page and 'class="plan"' in page
        assert "Dự báo hết năm 2026 đạt khoảng 11" in words(answer)
        assert "2025" in words(answer) and "Sai số" in words(answer)
        live = Live("ahead.live", "Lúc này", count=lambda offices: {}, drill=lambda offices, after, n: ())
        declared["ahead.live"] = live
        with pytest.raises(Http404):
            visit(explained, chief, "ahead.live")
