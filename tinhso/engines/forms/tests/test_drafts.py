"""Drafts keep what is typed, for their owner alone, through new versions, for 90 days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.files.models import File
from tinhso.engines.forms.api import (
    attach,
    delete_draft,
    detach,
    drafts_of,
    files_of,
    resume_draft,
    save_draft,
    start_draft,
)
from tinhso.engines.forms.drafts.jobs import delete_old_drafts
from tinhso.engines.forms.models import Draft
from tinhso.engines.forms.tests.content import FIELDS, MARRIED_TO, SINGLE, content_of, published, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-3")]


@pytest.fixture
def an() -> Actor:
    return somebody()


@pytest.fixture
def draft(an: Actor) -> Draft:
    return start_draft(published().procedure, by=an)


def test_what_is_typed_is_kept_as_typed_even_where_it_is_wrong(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, {"full_name": "A", "married_on": "31/2/2026"}, by=an)
    save_draft(draft.pk, {"status": "married", "unknown": "x"}, by=an)
    assert Draft.objects.get(pk=draft.pk).typed == {"full_name": "A", "married_on": "31/2/2026", "status": "married"}


def test_two_windows_the_last_one_wins_and_hears_of_it(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, {"full_name": "Một", "note": "x"}, by=an, revision=0)
    first = save_draft(draft.pk, {"full_name": "Hai"}, by=an, revision=1)
    late = save_draft(draft.pk, {"full_name": "Ba", "note": "x"}, by=an, revision=1)
    assert first.overwritten == ()
    assert late.overwritten == ("full_name",)
    assert Draft.objects.get(pk=draft.pk).typed == {"full_name": "Ba", "note": "x"}


def test_saving_the_same_again_changes_nothing(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, SINGLE, by=an)
    assert save_draft(draft.pk, SINGLE, by=an).draft.revision == 1


def test_nobody_else_reads_saves_or_deletes_it(draft: Draft, an: Actor) -> None:
    stranger = somebody()
    save_draft(draft.pk, SINGLE, by=an)
    for act in (
        lambda: save_draft(draft.pk, {"full_name": "Kẻ lạ"}, by=stranger),
        lambda: delete_draft(draft.pk, by=stranger),
        lambda: resume_draft(draft.pk, by=stranger),
    ):
        with pytest.raises(Denied):
            act()
    assert list(drafts_of(stranger)) == []
    assert Draft.objects.get(pk=draft.pk).typed == SINGLE


def test_a_draft_too_long_is_refused_and_the_old_one_kept(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, SINGLE, by=an)
    with pytest.raises(Refused):
        save_draft(draft.pk, {"note": "x" * 300_000}, by=an)
    assert Draft.objects.get(pk=draft.pk).typed == SINGLE


def test_files_are_attached_to_known_papers_and_taken_off(draft: Draft, an: Actor) -> None:
    file = File.objects.create(sha256="0" * 64, name="a.pdf", content_type="application/pdf", size=1)
    attachment = attach(draft.pk, "ket-hon", file, by=an)
    assert attach(draft.pk, "ket-hon", file, by=an) == attachment
    assert {code: len(rows) for code, rows in files_of(draft).items()} == {"ket-hon": 1}
    for paper in ("don", "ghost"):
        with pytest.raises(Refused):
            attach(draft.pk, paper, file, by=an)
    detach(draft.pk, attachment.pk, by=an)
    assert files_of(draft) == {}


def test_a_draft_survives_a_new_version_field_by_field(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, MARRIED_TO | {"note": "Ghi chú cũ"}, by=an)
    name, status, spouse, married_on, _note = FIELDS
    fields: list[dict[str, Any]] = [
        name | {"schema": {"minLength": 2, "maxLength": 5}},
        status,
        spouse,
        {"name": "married_on", "type": "text", "label": "Ngày cưới", "show": married_on["show"]},
        {"name": "phone", "type": "phone", "label": "Điện thoại"},
    ]
    new = published(content_of(*fields), valid_from=date(2026, 6, 1))
    resumed = resume_draft(draft.pk, by=an)
    assert resumed.is_moved
    assert resumed.draft.version == new
    assert (resumed.new, resumed.gone, resumed.again) == (("Điện thoại",), ("Ghi chú",), ("Họ và tên", "Ngày cưới"))
    assert resumed.draft.typed == {key: MARRIED_TO[key] for key in ("full_name", "status", "spouse")}
    assert not resume_draft(draft.pk, by=an).is_moved


def test_drafts_are_listed_and_deleted(draft: Draft, an: Actor) -> None:
    assert list(drafts_of(an)) == [draft]
    delete_draft(draft.pk, by=an)
    assert list(drafts_of(an)) == []


def test_a_draft_is_gone_after_ninety_days(draft: Draft) -> None:
    with clock.travel(clock.now() + timedelta(days=89)):
        delete_old_drafts()
    assert Draft.objects.filter(pk=draft.pk).exists()
    with clock.travel(clock.now() + timedelta(days=91)):
        delete_old_drafts()
    assert not Draft.objects.filter(pk=draft.pk).exists()


def test_a_procedure_that_is_not_in_force_has_no_draft(an: Actor) -> None:
    version = published(valid_from=date(2090, 1, 1))
    with pytest.raises(Refused):
        start_draft(version.procedure, by=an)


@pytest.mark.goal("cases-3")
def test_what_a_new_version_changed_is_kept_with_the_draft_to_be_shown() -> None:
    by = somebody()
    draft = start_draft(published(content_of(FIELDS[0], FIELDS[4], papers=[])).procedure, by=by)
    save_draft(draft.pk, {"full_name": "Nguyễn Văn An", "note": "Gấp"}, by=by)
    published(content_of(FIELDS[0], FIELDS[1], papers=[]), valid_from=date(2026, 7, 1))
    moved = resume_draft(draft.pk, by=by).draft.moved
    assert (moved["from"], moved["to"]) == (1, 2)
    assert (moved["new"], moved["gone"]) == (["Tình trạng"], [["Ghi chú", "Gấp"]])
