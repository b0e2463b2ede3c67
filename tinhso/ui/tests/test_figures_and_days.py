from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from tinhso.base import clock
from tinhso.ui import days, figures
from tinhso.ui.formats.vi import formats

NBSP = "\N{NO-BREAK SPACE}"


def drawn(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_numbers_are_grouped_by_points_and_cut_by_a_comma() -> None:
    assert figures.number(1565) == "1.565"
    assert figures.number(-1234567.5, 1) == "−1.234.567,5"
    assert figures.number(0.125, 2) == "0,13"


def test_a_ratio_reads_as_a_percentage_and_no_data_as_a_dash() -> None:
    assert figures.percent(Decimal("0.9491")) == f"94,91{NBSP}%"
    assert figures.percent(None) == "–"
    assert figures.percent(0) == f"0,00{NBSP}%"


def test_money_is_whole_dong() -> None:
    assert figures.money(1_250_000) == f"1.250.000{NBSP}đ"


def test_english_pages_write_numbers_and_days_in_english() -> None:
    with translation.override("en"):
        assert figures.number(1565) == "1,565"
        assert figures.percent(0.9491) == "94.91%"
        assert figures.money(8000) == f"8,000{NBSP}VND"
        assert days.day(date(2026, 11, 27), long=True) == "Friday, 27 November 2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 22), "Chủ nhật, 22/11/2026"), (date(2026, 11, 27), "thứ Sáu, 27/11/2026")],
)
def test_a_day_comes_with_its_weekday(day: date, words: str) -> None:
    assert days.day(day, long=True) == words


def test_a_moment_late_at_night_in_utc_is_the_next_day_here() -> None:
    late = clock.at(2026, 11, 22, 23, 59)
    assert drawn("{% date at %}", at=late) == '<time datetime="2026-11-22">22/11/2026</time>'
    assert days.moment(clock.at(2026, 11, 23, 0, 5)) == "00:05, 23/11/2026"


def test_the_tags_draw_money_numbers_and_an_absent_day() -> None:
    assert drawn("{% money 1250000 %}") == f'<span class="amount">1.250.000{NBSP}đ</span>'
    assert drawn("{% number 1565 %} {% percent 0.5 0 %} {% date None %}") == f"1.565 50{NBSP}% –"


def test_a_typed_date_is_read_day_first() -> None:
    assert formats.DATE_INPUT_FORMATS[0] == "%d/%m/%Y"
    assert not any(pattern.startswith("%m") for pattern in formats.DATE_INPUT_FORMATS)


def test_a_year_in_a_template_is_not_grouped() -> None:
    assert drawn("{{ year }}", year=2026) == "2026"


def test_a_weekday_is_a_word_of_its_own():
    with translation.override("vi"):
        assert [days.weekday(number) for number in (2, 6)] == ["Thứ Tư", "Chủ nhật"]
    with translation.override("en"):
        assert days.weekday(2) == "Wednesday"
