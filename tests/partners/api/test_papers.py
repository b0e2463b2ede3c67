"""A program fetches signed results and receipts: whole or in parts, if it may, and every download is known."""

from __future__ import annotations

import pytest

from tests.partners.api.conftest import EVERY, program
from tinhso.engines.cases.models import Case
from tinhso.engines.events.models import Look
from tinhso.engines.papers import api as papers
from tinhso.engines.payments import api as payments
from tinhso.systems.services import letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(ward, said, province):
    """The signed result of a dossier that the ward's program has handed in."""
    case = Case.objects.get(code=ward.post("/dossiers", said).json()["code"])
    payments.pay_cash(case.dossier.demand, by=province.actor("duyen"))
    by = province.actor("quang")
    return papers.issue_now(
        kind=letters.result_kind("granted"), office=case.office, data=letters.result(case.dossier, outcome="granted"),
        about=case.pk, owner=case.owner, by=by, sign_as=by.position,
    )  # fmt: skip


@pytest.fixture
def here(paper) -> str:
    return f"/dossiers/{Case.objects.get(pk=paper.about).code}/papers"


@pytest.mark.goal("cases-26")
def test_the_signed_result_is_fetched_byte_for_byte_and_not_twice(ward, paper, here):
    (row,) = [each for each in ward.get(here).json()["items"] if each["id"] == str(paper.pk)]
    assert (row["number"], row["sha256"], row["href"]) == (paper.code, paper.file.sha256, f"/api/v1{here}/{paper.pk}")
    got = ward.get(f"{here}/{paper.pk}")
    assert (got.status_code, got.headers["Content-Type"], len(got.content)) == (200, "application/pdf", row["size"])
    assert got.content.startswith(b"%PDF-") and got.headers["Accept-Ranges"] == "bytes"
    again = ward.get(f"{here}/{paper.pk}", **{"If-None-Match": got.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Look.objects.filter(subject=paper.about, actor=ward.client.subject_id).count() == 1


@pytest.mark.parametrize(
    ("asked", "first", "last"), [("bytes=0-9", 0, 9), ("bytes=10-", 10, None), ("bytes=-5", -5, None)]
)
def test_a_part_goes_on_where_the_first_attempt_broke_off(ward, paper, here, asked, first, last):
    whole = ward.get(f"{here}/{paper.pk}")
    part = ward.get(f"{here}/{paper.pk}", Range=asked, **{"If-Range": whole.headers["ETag"]})
    assert part.status_code == 206
    assert part.content == whole.content[first : None if last is None else last + 1]
    begin = first % len(whole.content)
    end = begin + len(part.content) - 1
    assert part.headers["Content-Range"] == f"bytes {begin}-{end}/{len(whole.content)}"


def test_a_part_that_is_not_there_and_one_of_another_file(ward, paper, here):
    beyond = ward.get(f"{here}/{paper.pk}", Range="bytes=99999999-")
    assert (beyond.status_code, beyond.json()["code"]) == (416, "no-such-part")
    for odd in ("bytes=5-2", "bytes=-0"):
        assert ward.get(f"{here}/{paper.pk}", Range=odd).status_code == 416
    for ignored in ("bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=٣-٤"):
        assert ward.get(f"{here}/{paper.pk}", Range=ignored.encode().decode("latin-1")).status_code == 200
    assert ward.get(f"{here}/{paper.pk}", Range="bytes=0-9", **{"If-Range": '"another"'}).status_code == 200


def test_without_the_scope_or_the_dossier_there_is_no_paper(paper, here, other_ward, province, ward):
    some = tuple(scope for scope in EVERY if scope != "dossiers.papers")
    lacking = program(province, "Phần mềm không được tải", scopes=some)
    assert lacking.get(f"{here}/{paper.pk}").status_code == 403
    for path in (here, f"{here}/{paper.pk}"):
        assert other_ward.get(path).status_code == 404
    only = program(province, "Phần mềm chỉ đọc", scopes=("dossiers.read", "dossiers.papers"))
    assert only.get(f"{here}/{paper.pk}").status_code == 404  # of others' dossiers only beside the personal scope
    assert ward.get(f"{here}/{paper.file_id}").status_code == 404
    assert not Look.objects.filter(subject=paper.about).exists()
