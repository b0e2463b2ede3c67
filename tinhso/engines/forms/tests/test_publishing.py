"""Versions are published, replaced, withdrawn, and never changed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.forms.api import NotPublishable, current, draft_version, publish, withdraw
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.engines.forms.tests.content import content_of, published, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-29")]


def test_each_day_has_its_version() -> None:
    first = published()
    second = published(content_of(name="Thủ tục thử, sửa"), valid_from=date(2026, 7, 1))
    assert (first.number, second.number) == (1, 2)
    assert current("9.000001", date(2025, 12, 31)) is None
    assert current("9.000001", date(2026, 6, 30)) == first
    assert current("9.000001", date(2026, 7, 1)) == second
    assert Procedure.objects.get(code="9.000001").name == "Thủ tục thử, sửa"


def test_a_published_version_cannot_be_changed_even_in_the_database() -> None:
    version = published()
    for sql in (
        "UPDATE forms_procedureversion SET content = '{}' WHERE id = %s",
        "UPDATE forms_procedureversion SET valid_from = '2020-01-01' WHERE id = %s",
        "UPDATE forms_procedureversion SET published_at = NULL WHERE id = %s",
        "DELETE FROM forms_procedureversion WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [version.pk])
    assert ProcedureVersion.objects.get(pk=version.pk).content == version.content


def test_a_draft_is_replaced_by_the_next_draft() -> None:
    draft_version("9.000001", content_of(name="Một"), by=PLATFORM, valid_from=date(2026, 1, 1))
    second = draft_version("9.000001", content_of(name="Hai"), by=PLATFORM, valid_from=date(2026, 1, 1))
    assert list(ProcedureVersion.objects.values_list("pk", "number")) == [(second.pk, 1)]
    assert current("9.000001") is None


def test_a_faulty_version_is_not_published() -> None:
    draft = draft_version("9.000001", content_of(level="4"), by=PLATFORM, valid_from=date(2026, 1, 1))
    with pytest.raises(NotPublishable) as refused:
        publish(draft.pk, by=PLATFORM)
    assert [finding.where for finding in refused.value.findings] == ["level"]
    assert not Event.objects.filter(kind="forms.published").exists()


def test_publishing_twice_and_going_back_in_time_are_refused() -> None:
    version = published(valid_from=date(2026, 7, 1))
    with pytest.raises(AlreadyDone):
        publish(version.pk, by=PLATFORM)
    early = draft_version("9.000001", content_of(), by=PLATFORM, valid_from=date(2026, 6, 30))
    with pytest.raises(Refused):
        publish(early.pk, by=PLATFORM)


def test_a_withdrawn_version_ends_after_its_last_day() -> None:
    version = published()
    withdraw(version.pk, by=PLATFORM, last_day=date(2026, 3, 31))
    assert current("9.000001", date(2026, 3, 31)) == version
    assert current("9.000001", date(2026, 4, 1)) is None
    with pytest.raises(AlreadyDone):
        withdraw(version.pk, by=PLATFORM, last_day=date(2026, 3, 31))


def test_a_stranger_publishes_nothing() -> None:
    draft = draft_version("9.000001", content_of(), by=PLATFORM, valid_from=date(2026, 1, 1))
    with pytest.raises(Denied):
        publish(draft.pk, by=somebody())
    assert current("9.000001", date(2026, 1, 1)) is None
    assert not Event.objects.filter(kind="forms.published").exists()
