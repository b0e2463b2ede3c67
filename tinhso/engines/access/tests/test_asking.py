"""One question for one record."""

import pytest

from tinhso.base.errors import Denied
from tinhso.engines.access.api import (
    allow,
    holds,
    involve,
    involve_also,
    involved,
    may,
    only,
    require,
    require_at,
    scopes,
)
from tinhso.engines.access.tests.trial import DECIDE, OWN, READ, Folder
from tinhso.engines.events.api import PLATFORM


@pytest.fixture
def folder(cast):
    folder = Folder.objects.create(title="KQ.1")
    involve(folder, (*cast.here_subjects, cast.person4))
    return folder


def test_a_right_on_the_office_reaches_its_records_and_no_other(cast, folder):
    allow(cast.position, READ, cast.here, by=PLATFORM)
    elsewhere = Folder.objects.create()
    involve(elsewhere, cast.there_subjects)
    assert may(cast.official, READ, folder)
    assert not may(cast.official, READ, elsewhere)
    assert not may(cast.official, DECIDE, folder)
    assert list(only(cast.official, READ, Folder.objects.all())) == [folder]


def test_a_right_on_the_province_and_below_reaches_every_office(cast, folder):
    allow(cast.position3, READ, cast.province, by=PLATFORM)
    elsewhere = Folder.objects.create()
    involve(elsewhere, cast.there_subjects)
    assert may(cast.chief, READ, folder) and may(cast.chief, READ, elsewhere)


def test_ones_own_record_needs_no_grant_where_the_permission_says_so(cast, folder):
    assert may(cast.citizen, OWN, folder)
    assert not may(cast.citizen, READ, folder)
    assert not may(cast.official, OWN, folder)
    assert holds(cast.citizen, OWN) and not holds(cast.citizen, READ)


def test_nobody_may_nothing_and_the_platform_everything(cast, folder):
    assert not may(None, OWN, folder) and not holds(None, READ)
    assert list(only(None, READ, Folder.objects.all())) == []
    with pytest.raises(Denied):
        require(None, READ, folder)
    assert require(PLATFORM, DECIDE, folder) == PLATFORM
    assert list(only(PLATFORM, DECIDE, Folder.objects.all())) == [folder]


def test_a_misspelt_permission_is_an_error_and_not_a_no(cast, folder):
    for ask in (lambda: may(cast.official, "trial.raed", folder), lambda: scopes(None, "trial.raed")):
        with pytest.raises(LookupError, match=r"trial\.raed"):
            ask()


def test_a_place_without_a_record_is_asked_by_its_subjects(cast):
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    assert require_at(cast.official, DECIDE, cast.here_subjects) == cast.official
    with pytest.raises(Denied):
        require_at(cast.official, DECIDE, cast.there_subjects)


def test_a_check_costs_two_queries_at_most_once_the_powers_are_known(cast, folder, django_assert_num_queries):
    allow(cast.position, READ, cast.here, by=PLATFORM)
    may(cast.official, READ, folder)
    with django_assert_num_queries(2):  # the epoch, the involvement
        may(cast.official, READ, folder)


def test_involving_again_changes_only_what_differs(cast, folder):
    involve(folder, cast.there_subjects)
    assert involved(folder) == frozenset(cast.there_subjects)
    involve_also(folder, [cast.here, cast.there])
    assert involved(folder) == {*cast.there_subjects, cast.here}
    involve(folder, [])
    assert involved(folder) == frozenset()


def test_the_platform_is_never_involved(cast, folder):
    with pytest.raises(ValueError, match="positive"):
        involve(folder, [0])
    assert involved(folder) == {*cast.here_subjects, cast.person4}
