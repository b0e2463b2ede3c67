from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.jobs import drain
from tinhso.engines.access.api import allow
from tinhso.engines.directory.api import actor_for
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.files.models import File
from tinhso.engines.papers.api import issue, issue_now, of, prepare_now, replace, revoke
from tinhso.engines.papers.models import Paper
from tinhso.engines.papers.tests.conftest import DATA, LETTER, NOTE

pytestmark = pytest.mark.django_db


def test_a_paper_is_numbered_at_once_and_drawn_up_by_a_job(letter_of):
    paper = issue(LETTER, **letter_of)
    assert (paper.code, paper.number, paper.is_ready) == ("01/XN-UBND", 1, False)
    drain()
    (paper,) = of(letter_of["about"])
    assert paper.is_ready
    assert paper.file.name == "Giấy xác nhận 01-XN-UBND.pdf"
    assert list(Event.objects.filter(subject=paper.pk).order_by("at").values_list("kind", flat=True)) == [
        "papers.issued", "papers.ready",
    ]  # fmt: skip


@pytest.mark.goal("cases-17")
def test_numbers_run_by_office_kind_and_year(letter_of):
    assert [issue(kind, **letter_of).number for kind in (LETTER, LETTER, NOTE)] == [1, 2, 1]
    with clock.travel(clock.at(2027, 1, 1, 0, 30)):  # in UTC it is still 2026
        assert issue(LETTER, **letter_of).number == 1
    with clock.travel(clock.at(2026, 12, 31, 23, 30)):
        assert issue(LETTER, **letter_of).number == 3


def test_a_transaction_that_rolls_back_gives_its_number_back(letter_of):
    with pytest.raises(RuntimeError), transaction.atomic():
        assert issue(LETTER, **letter_of).number == 1
        raise RuntimeError("killed")
    assert issue(LETTER, **letter_of).number == 1


@pytest.mark.django_db(transaction=True)
def test_eight_threads_get_eight_numbers_without_a_gap(letter_of):
    def one(_):
        try:
            return issue(LETTER, **letter_of).number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(one, range(16))) == list(range(1, 17))


def test_the_job_run_twice_yields_one_file(letter_of):
    paper = issue(LETTER, **letter_of)
    drain()
    first = Paper.objects.get(pk=paper.pk).file_id
    assert prepare_now(paper.pk).file_id == first
    assert File.objects.count() == paper.copies.count() == 1


def test_a_paper_signed_before_ones_eyes_is_ready_when_it_returns(letter_of, chairman):
    paper = issue_now(LETTER, **letter_of, sign_as=chairman.subject_id)
    assert paper.is_ready
    assert paper.sign_as == chairman


def test_data_without_a_needed_field_is_a_mistake_of_the_caller(letter_of):
    with pytest.raises(TypeError, match=r"papers\.letter lacks text"):
        issue(LETTER, **{**letter_of, "data": {"name": "A", "symbol": "X"}})
    with pytest.raises(LookupError):
        issue("papers.unknown", **letter_of)


def test_nobody_signs_for_a_vacant_position(letter_of, chairman):
    chairman.person = None
    with pytest.raises(Refused):
        issue(LETTER, **letter_of, sign_as=chairman)
    assert Paper.objects.count() == 0


@pytest.mark.goal("cases-17")
@pytest.mark.parametrize("change", ["number = 9", "data = '{}'", "token = 'x'", "file_id = NULL"])
def test_an_issued_paper_cannot_be_changed(letter_of, change):
    paper = issue_now(LETTER, **letter_of)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE papers_paper SET {change} WHERE id = %s", [paper.pk])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM papers_paper")


@pytest.mark.goal("cases-22")
def test_a_correction_is_a_new_paper_that_points_to_the_old(letter_of):
    old = issue_now(LETTER, **letter_of)
    new = replace(old.pk, data={**DATA, "name": "Đặng Thị Ngọc Ứng"}, by=PLATFORM)
    assert (new.number, new.replaces) == (2, old)
    old = Paper.objects.get(pk=old.pk)
    assert old.is_replaced
    assert old.data == DATA
    with pytest.raises(AlreadyDone):
        replace(old.pk, data=DATA, by=PLATFORM)


def test_a_revoked_paper_says_why_and_is_revoked_once(letter_of):
    paper = issue_now(LETTER, **letter_of)
    with pytest.raises(Refused):
        revoke(paper.pk, reason=" ", by=PLATFORM)
    assert revoke(paper.pk, reason="Cấp nhầm người", by=PLATFORM).reason == "Cấp nhầm người"
    with pytest.raises(AlreadyDone):
        revoke(paper.pk, reason="Cấp nhầm người", by=PLATFORM)


def test_only_one_with_the_right_revokes(letter_of, chairman, office):
    paper = issue_now(LETTER, **letter_of)
    actor = actor_for(chairman)
    with pytest.raises(Denied):
        revoke(paper.pk, reason="Cấp nhầm", by=actor)
    assert not Paper.objects.get(pk=paper.pk).is_revoked
    allow(chairman.subject_id, "papers.revoke", office.here_id, by=PLATFORM)
    assert revoke(paper.pk, reason="Cấp nhầm", by=actor).by == chairman.subject_id
