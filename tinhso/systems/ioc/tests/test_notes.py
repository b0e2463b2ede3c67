"""Notes on a figure, a unit and a period."""

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.indicators.api import Period, sight
from tinhso.engines.indicators.tests.trial import BY_CODE, CAME, happened
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.notes.nouns import Note
from tinhso.systems.ioc.notes.queries import notes_of
from tinhso.systems.ioc.notes.verbs import rewrite_note, take_back_note, write_note
from tinhso.systems.ioc.pages.figure import figure
from tinhso.systems.ioc.pages.notes import note as note_page
from tinhso.systems.ioc.tests.world import leader, visit

pytestmark = [pytest.mark.django_db, pytest.mark.goal("ioc-23")]
WORDS, ANEW = "Tăng do đợt cấp đổi giấy tờ.", "Tăng do đợt cấp đổi giấy tờ từ 05/11."


@pytest.fixture(autouse=True)
def known(monkeypatch):
    monkeypatch.setattr("tinhso.systems.ioc.boards.reading.find", BY_CODE.get)


@pytest.fixture
def head(offices):
    return leader(offices.justice.below_id)


def at(actor, unit="H53.10"):
    return Asked(actor, sight(actor, unit), Period.month(2026, 11))


def noted(actor, **given):
    return write_note(indicator=CAME, asked=given.pop("asked", None) or at(actor), words=WORDS, by=actor, **given)


def test_a_note_stands_at_the_figure_of_its_unit_and_as_a_mark_at_its_period(offices, head):
    visit(note_page, head, CAME.code, post={"words": WORDS}, don_vi="H53.10", ky="2026-11")
    note = Note.objects.get()
    assert (note.code, note.period, note.office, note.by) == (
        "trial.came", "2026-11", offices.justice.here_id, head.position,
    )  # fmt: skip
    happened("came", clock.at(2026, 12, 1), office=offices.justice.here_id)
    with clock.travel(clock.at(2026, 12, 10)):
        december = visit(figure, head, CAME.code, don_vi="H53.10", ky="2026-12").content.decode()
    assert (WORDS in december, december.count('<circle class="noted"')) == (True, 1)
    elsewhere = visit(figure, leader(offices.province.below_id), CAME.code, don_vi="H53.11").content.decode()
    assert (WORDS in elsewhere, '<circle class="noted"' in elsewhere) == (False, False)


def test_a_note_that_is_refused_comes_back_as_it_was_typed(offices, head):
    long = "Tăng do đợt cấp đổi giấy tờ. " * 40
    answer = visit(note_page, head, CAME.code, post={"words": long}, don_vi="H53.10", ky="2026-11")
    assert (answer.status_code, long in answer.content.decode(), Note.objects.count()) == (422, True, 0)
    noted(head)
    again = visit(note_page, head, CAME.code, post={"words": WORDS}, don_vi="H53.10", ky="2026-11")
    assert (again.status_code, "đã ghi nội dung này" in again.content.decode()) == (422, True)


def test_whoever_sees_the_figure_reads_it_and_nobody_else(offices, head):
    noted(head)
    above = leader(offices.province.below_id)
    assert [one.note.words for one in notes_of(at(above), CAME.code)] == [WORDS]
    assert notes_of(at(above, "H53"), CAME.code) == []
    with pytest.raises(Denied):
        visit(figure, leader(offices.health.below_id), CAME.code, don_vi="H53.10")


def test_a_note_is_replaced_by_a_newer_one_and_keeps_what_stood_before(head):
    first = noted(head)
    second = rewrite_note(first.pk, words=ANEW, by=head)
    (shown,) = notes_of(at(head), CAME.code)
    assert (shown.note, [old.words for old in shown.before], shown.is_own) == (second, [WORDS], True)
    first.refresh_from_db()
    assert first.words == WORDS
    take_back_note(second.pk, by=head)
    assert notes_of(at(head), CAME.code) == []
    assert Note.objects.count() == 3


def test_each_is_done_once(head):
    first = noted(head)
    with pytest.raises(AlreadyDone):
        noted(head)
    second = rewrite_note(first.pk, words=ANEW, by=head)
    for again in (
        lambda: rewrite_note(first.pk, words="Một nội dung khác.", by=head),
        lambda: rewrite_note(second.pk, words=ANEW, by=head),
        lambda: take_back_note(first.pk, by=head),
    ):
        with pytest.raises(AlreadyDone):
            again()
    gone = take_back_note(second.pk, by=head)
    with pytest.raises(AlreadyDone):
        take_back_note(gone.pk, by=head)
    assert Note.objects.count() == 3


def test_nobody_writes_where_they_see_nothing_nor_changes_what_is_anothers(offices, head):
    with pytest.raises(Denied):
        noted(leader(offices.health.below_id), asked=at(head))
    note = noted(head)
    colleague = leader(offices.justice.below_id)
    for act in (
        lambda: rewrite_note(note.pk, words=ANEW, by=colleague),
        lambda: take_back_note(note.pk, by=colleague),
        lambda: visit(note_page, colleague, CAME.code, post={"key": "x", "words": ANEW}),
    ):
        with pytest.raises(Denied):
            act()
    with pytest.raises(Refused):
        write_note(indicator=CAME, asked=at(head), words=" a ", by=head)
    assert Note.objects.get() == note
