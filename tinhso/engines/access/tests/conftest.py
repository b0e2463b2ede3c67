from types import SimpleNamespace

import pytest
from django.db import connection

from tinhso.base import registry
from tinhso.engines.access.api import new_subject
from tinhso.engines.access.tests import trial
from tinhso.engines.events.api import Actor


@pytest.fixture(scope="session")
def trial_tables(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        trial.make_tables()
        connection.close()


@pytest.fixture(autouse=True)
def trial_permissions(monkeypatch):
    known = registry.permissions()
    monkeypatch.setattr("tinhso.engines.access.declared.permissions", lambda: known | trial.PERMISSIONS)


@pytest.fixture
def emptied(db, trial_tables):
    """The tables of the trial as a committing test found them; nobody else empties what no app knows."""
    yield
    trial.Sheet.objects.all().delete()
    trial.Folder.objects.all().delete()


@pytest.fixture
def cast(db, trial_tables):
    """Two offices side by side under one province, an official in each, a chief over both, a citizen."""
    make = {name: new_subject(kind) for name, kind in SUBJECTS.items()}
    return SimpleNamespace(
        **make,
        here_subjects=(make["here"], make["below"], make["province"]),
        there_subjects=(make["there"], make["there_below"], make["province"]),
        official=Actor(subject=make["person"], position=make["position"], office=make["here"]),
        other=Actor(subject=make["person2"], position=make["position2"], office=make["there"]),
        chief=Actor(subject=make["person3"], position=make["position3"], office=make["province"]),
        citizen=Actor(subject=make["person4"]),
    )


SUBJECTS = {
    "here": "here",
    "below": "below",
    "there": "here",
    "there_below": "below",
    "province": "below",
    "person": "person",
    "person2": "person",
    "person3": "person",
    "person4": "person",
    "position": "position",
    "position2": "position",
    "position3": "position",
}
