"""A refusal outlives the rollback of what was refused."""

import pytest
from django.db import transaction

from tinhso.base.errors import Denied
from tinhso.engines.access.api import involve, may, reading_as, require
from tinhso.engines.access.tests.trial import DECIDE, Folder
from tinhso.engines.events.models import Event


@pytest.fixture
def folder(emptied, cast):
    folder = Folder.objects.create()
    involve(folder, cast.here_subjects)
    return folder


@transaction.atomic
def decide(folder, *, by):
    folder.title = "decided"
    folder.save()
    require(by, DECIDE, folder)


def refusals():
    return list(
        Event.objects.filter(kind="access.denied").values_list("subject", "actor", "position", "facts__permission")
    )


@pytest.mark.django_db(transaction=True)
def test_in_a_request_it_is_written_after_the_transaction_was_rolled_back(cast, folder):
    with reading_as(cast.official):
        with pytest.raises(Denied):
            decide(folder, by=cast.official)
        assert refusals() == []
    assert refusals() == [(folder.pk, cast.person, cast.position, DECIDE)]
    assert Folder.objects.get(pk=folder.pk).title == ""


@pytest.mark.django_db(transaction=True)
def test_outside_a_request_and_a_transaction_it_is_written_at_once(cast, folder):
    with pytest.raises(Denied):
        require(cast.official, DECIDE, folder)
    assert refusals() == [(folder.pk, cast.person, cast.position, DECIDE)]


def test_it_goes_to_the_log_in_any_case(cast, folder, caplog):
    with pytest.raises(Denied), transaction.atomic():
        require(cast.official, DECIDE, folder)
    assert caplog.messages == [f"denied: {DECIDE} to subject {cast.person}"]
    assert refusals() == []


def test_a_question_is_not_a_refusal(cast, folder):
    with reading_as(cast.official):
        assert not may(cast.official, DECIDE, folder)
    assert refusals() == []
