from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from tinhso.base import clock
from tinhso.ui.deadlines import badge

NOW = clock.at(2026, 11, 23, 9)


@pytest.mark.parametrize(
    ("due_at", "words", "tone"),
    [
        (clock.at(2026, 11, 30, 17), "còn 7 ngày", "neutral"),
        (clock.at(2026, 11, 25, 17), "còn 2 ngày", "near"),
        (clock.at(2026, 11, 23, 12), "còn 3 giờ", "near"),
        (clock.at(2026, 11, 23, 9, 20), "còn 20 phút", "near"),
        (clock.at(2026, 11, 23, 6), "quá hạn 3 giờ", "late"),
        (clock.at(2026, 11, 19, 17), "quá hạn 4 ngày", "late"),
    ],
)
def test_an_open_deadline_says_what_is_left_or_how_late_it_is(due_at: datetime, words: str, tone: str) -> None:
    assert (badge(due_at, None, NOW).words, badge(due_at, None, NOW).tone) == (words, tone)


@pytest.mark.parametrize(
    ("ended_at", "words", "tone"),
    [
        (NOW - timedelta(days=2), "xong trước hạn", "done"),
        (NOW, "xong đúng hạn", "done"),
        (NOW + timedelta(hours=5), "xong trễ 5 giờ", "late"),
    ],
)
def test_a_finished_matter_says_how_it_stood_at_its_end(ended_at: datetime, words: str, tone: str) -> None:
    found = badge(NOW, ended_at, NOW + timedelta(days=90))
    assert (found.words, found.tone) == (words, tone)


def test_the_words_are_english_on_an_english_page() -> None:
    with translation.override("en"):
        assert badge(NOW + timedelta(days=1), None, NOW).words == "1 day left"


def test_the_badge_has_a_shape_beside_its_colour_and_nothing_without_a_deadline() -> None:
    drawn = Template("{% deadline due None now %}|{% deadline None %}").render(
        Context({"due": NOW - timedelta(hours=3), "now": NOW})
    )
    assert 'class="tag deadline late"' in drawn
    assert "<svg" in drawn
    assert drawn.endswith("quá hạn 3 giờ</time>|")
