from datetime import date

import pytest

from tinhso.engines.catalog import api as catalog
from tinhso.engines.catalog.models import CodeItem, CodeList

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_lists(db):
    catalog.load_lists()


def test_loading_twice_changes_nothing_and_a_changed_row_is_mended():
    assert catalog.load_lists() == 0
    CodeItem.objects.filter(code_list="channels", code="2").update(label="Nhầm")
    assert catalog.load_lists() == 1
    assert catalog.label_of("channels", "2") == "Trực tuyến"


def test_the_lists_have_as_many_codes_as_the_law_gives():
    assert CodeList.objects.count() == 8
    assert len(catalog.choices("ethnic-groups")) == 54
    assert [code for code, _ in catalog.choices("case-statuses")] == [str(n) for n in range(1, 11)]
    assert catalog.choices("channels") == [("1", "Trực tiếp"), ("2", "Trực tuyến"), ("3", "Bưu chính công ích")]


def test_a_code_means_what_it_meant_on_the_day():
    old = CodeItem.objects.get(code_list="channels", code="2")
    old.valid_to = date(2026, 1, 1)
    old.save(update_fields=["valid_to"])
    CodeItem.objects.create(
        code_list_id="channels", code="2", label="Trực tuyến toàn trình", order=2, valid_from=date(2026, 1, 1)
    )
    assert catalog.label_of("channels", "2", date(2025, 12, 31)) == "Trực tuyến"
    assert catalog.label_of("channels", "2", date(2026, 1, 1)) == "Trực tuyến toàn trình"
    assert len(catalog.choices("channels", date(2026, 1, 1))) == 3


def test_an_unknown_code_is_shown_as_it_is_and_an_unknown_list_is_an_error():
    assert catalog.labels_of("channels", ["1", "9"]) == {"1": "Trực tiếp", "9": "9"}
    with pytest.raises(LookupError):
        catalog.choices("nothing")


def test_choices_are_remembered(django_assert_num_queries):
    catalog.choices("sexes", date(2024, 1, 1))
    with django_assert_num_queries(0):
        assert catalog.label_of("sexes", "female", date(2024, 1, 1)) == "Nữ"
