"""What 1022 brings along is complete, and loading it again changes nothing."""

import re

import pytest
from django.utils.html import escape

from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.loading import load_reference
from tinhso.systems.feedback.models import Category, PreparedText, TimeLimit
from tinhso.ui.icons import ICONS


@pytest.fixture
def loaded(db):
    load_reference()


@pytest.mark.goal("feedback-4")
def test_every_category_has_every_limit_and_an_icon_that_is_drawn(loaded):
    assert Category.objects.filter(parent=None).count() == 19
    for category in Category.objects.select_related("parent"):
        assert category.parent or category.icon in ICONS, category
        for what in TimeLimit.What:
            assert limit_for(what, category).amount > 0


def test_a_second_loading_keeps_what_an_official_has_changed(loaded):
    Category.objects.filter(code="chieu-sang").update(name="Đèn đường")
    before = PreparedText.objects.count()
    load_reference()
    assert Category.objects.get(code="chieu-sang").name == "Đèn đường"
    assert PreparedText.objects.count() == before


def test_who_is_competent_stands_at_what_1022_does_not_handle(loaded):
    for category in Category.objects.filter(openness=Category.Openness.ELSEWHERE):
        assert category.guidance


@pytest.mark.goal("feedback-4")
def test_whoever_reports_sees_the_fields_with_their_kinds_and_what_1022_does_not_handle(loaded, client):
    page = client.get("/phan-anh/gui/").content.decode()
    for field in Category.objects.filter(parent=None):
        assert re.search(rf"<summary><svg[^>]*>.*?</svg> {re.escape(escape(field.name))}</summary>", page), field
    for kind in Category.objects.exclude(parent=None):
        shown = re.search(rf'name="category" value="{kind.pk}">(.*?)</button>', page, re.DOTALL)[1]
        assert escape(kind.name) in shown
        assert ("Không công khai" in shown) == (kind.openness in ("private", "secret")), kind
        if kind.openness == "elsewhere":
            assert (f"Gọi {kind.phone}" if kind.phone else "1022 không tiếp nhận") in shown


@pytest.mark.goal("feedback-4")
def test_there_are_two_levels_and_denunciations_are_never_public(loaded):
    assert not Category.objects.filter(parent__parent__isnull=False).exists()
    assert {c.openness for c in Category.objects.filter(parent="tieu-cuc")} == {"secret", "elsewhere"}
