"""People find procedures by the words they use."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction

from tinhso.engines.forms.api import Wanted, load_procedures, search
from tinhso.engines.forms.models import Procedure

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-8")]
ASKED = [
    ("giấy khai sinh cho con", "1.001193"),
    ("giay khai sinh cho con", "1.001193"),
    ("làm khai sinh", "1.001193"),
    ("khai sinh", "1.001193"),
    ("dang ky khai sih", "1.001193"),
    ("đăng ký kết hôn", "1.000894"),
    ("dang ki ket hon", "1.000894"),
    ("ket hom", "1.000894"),
    ("kết hôn với người nước ngoài", "2.000806"),
    ("sổ hộ khẩu", "1.004222"),
    ("so ho khau", "1.004222"),
    ("nhập hộ khẩu", "1.004222"),
    ("tạm trú", "1.004194"),
    ("giấy độc thân", "1.004873"),
    ("sao y bản chính", "2.000815"),
    ("cong chung giay to", "2.000815"),
    ("xin phép xây nhà", "1.013225"),
    ("mở quán", "1.001612"),
    ("căn cước công dân", "1.116410"),
    ("giấy chứng tử", "1.000656"),
    ("trích lục khai sinh", "2.000635"),
    ("lý lịch tư pháp", "3.000333"),
    ("bằng lái xe", "3.000346"),
    ("hộ nghèo", "1.011606"),
    ("1.001193", "1.001193"),
    ("thủ tục 2.000815", "2.000815"),
]


@pytest.fixture(scope="module")
def province(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The delivered procedures, once for all searches."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_procedures()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(("words", "code"), ASKED)
def test_plain_words_find_the_procedure_first(province: None, words: str, code: str) -> None:
    assert [procedure.code for procedure in search(words)[:3]][:1] == [code]


def test_words_that_mean_nothing_here_find_nothing(province: None) -> None:
    assert list(search("zzzz qqqq")) == []


def test_hostile_words_are_only_words(province: None) -> None:
    for words in ("'; DROP TABLE x; --", "a & | ! ( ) : *", "%_%", "\\", "a" * 5000, "🙂"):
        assert isinstance(list(search(words)), list)


def test_choices_narrow_and_nothing_asked_shows_what_is_asked_for_most(province: None) -> None:
    assert search("")[0].code == "1.001193"
    assert {p.sector_id for p in search(Wanted(sector="cu-tru"))} == {"cu-tru"}
    assert all("province" in p.agency_levels for p in search(Wanted(agency_level="province")))
    assert all("business" in p.audience for p in search(Wanted(audience="business")))
    assert {p.level for p in search(Wanted(level="part"))} == {"part"}
    assert "1.000656" in [p.code for p in search(Wanted(life_event="nguoi-than-mat"))]
    assert [p.code for p in search(Wanted("khai sinh", sector="cu-tru", level="info"))] == []


def test_a_search_is_one_query(province: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert [procedure.sector.name for procedure in search("khai sinh")]


def test_two_thousand_procedures_are_searched_by_index(province: None) -> None:
    sector = Procedure.objects.first().sector  # type: ignore[union-attr]
    words = ["cap", "doi", "gia", "han", "giay", "phep", "chung", "nhan", "dang", "kiem", "thuy", "san", "rung", "nuoc"]
    Procedure.objects.bulk_create(
        Procedure(code=f"8.{n:06}", name=f"Thủ tục {n}", sector=sector, is_open=True,
                  folded=" ".join(words[(n * k) % len(words)] for k in (1, 3, 5, 7)))
        for n in range(2000)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("UPDATE forms_procedure SET vector = to_tsvector('simple', folded) WHERE code LIKE '8.%'")
    before = _scans()
    assert list(search("khai sinh cho con"))
    assert [now - then for now, then in zip(_scans(), before, strict=True)] == [1, 1]


def _scans() -> tuple[int, int]:
    """How often this connection has read each of the two indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_stat_get_xact_numscans('procedure_words'::regclass),"
            " pg_stat_get_xact_numscans('procedure_slips'::regclass)"
        )
        return cursor.fetchone()  # type: ignore[return-value]
