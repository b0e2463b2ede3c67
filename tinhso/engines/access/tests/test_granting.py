"""Rights begin, end and are lent."""

from datetime import timedelta

import pytest
from django.db import transaction

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access.api import allow, delegate, explain, holds, involve, may, powers, require, revoke, withdraw
from tinhso.engines.access.models import Delegation, Grant
from tinhso.engines.access.tests.trial import DECIDE, READ, Folder
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

START = clock.at(2026, 11, 2, 8)


@pytest.fixture(autouse=True)
def on_a_monday_morning(db):
    with clock.travel(START):
        yield


@pytest.fixture
def folder(cast):
    folder = Folder.objects.create()
    involve(folder, cast.here_subjects)
    return folder


def test_a_right_holds_from_its_first_moment_and_not_at_its_last(cast):
    day = timedelta(days=1)
    allow(cast.position, READ, cast.here, by=PLATFORM, valid_from=START + day, valid_to=START + 3 * day)
    held = []
    for days in (0, 1, 2, 3, 1, 0):  # back in time too, with what the process remembers
        with clock.travel(START + days * day):
            held.append(holds(cast.official, READ))
    assert held == [False, True, True, False, True, False]


def test_a_revoked_right_is_gone_at_once_and_cannot_be_revoked_twice(cast):
    grant = allow(cast.position, READ, cast.here, by=PLATFORM)
    assert holds(cast.official, READ)
    revoke(grant.pk, by=PLATFORM)
    assert not holds(cast.official, READ)
    with pytest.raises(AlreadyDone):
        revoke(grant.pk, by=PLATFORM)
    assert list(Event.objects.order_by("id").values_list("kind", "facts__permission")) == [
        ("access.granted", READ),
        ("access.revoked", READ),
    ]


def test_the_same_right_is_not_granted_twice(cast):
    allow(cast.position, READ, cast.here, by=PLATFORM)
    with pytest.raises(AlreadyDone):
        allow(cast.position, READ, cast.here, by=PLATFORM)
    assert Grant.objects.count() == 1


def test_an_administrator_grants_only_within_their_own_place(cast):
    allow(cast.position, "access.grant", cast.below, by=PLATFORM)
    allow(cast.position2, READ, cast.here, by=cast.official, place=cast.here_subjects)
    with pytest.raises(Denied):
        allow(cast.position2, READ, cast.there, by=cast.official, place=cast.there_subjects)
    with pytest.raises(Denied):
        revoke(Grant.objects.get(permission=READ).pk, by=cast.other, place=cast.here_subjects)
    assert Grant.objects.filter(permission=READ, valid_to=None).count() == 1


def test_a_period_that_is_none_is_refused(cast):
    with pytest.raises(Refused) as refused:
        allow(cast.position, READ, cast.here, by=PLATFORM, valid_from=START, valid_to=START)
    assert refused.value.field == "valid_to"


def test_a_right_that_is_rolled_back_is_not_remembered(cast):
    class Undo(Exception):
        pass

    with pytest.raises(Undo), transaction.atomic():
        allow(cast.position, READ, cast.here, by=PLATFORM)
        assert holds(cast.official, READ)
        raise Undo
    assert not holds(cast.official, READ)
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    assert not holds(cast.official, READ) and holds(cast.official, DECIDE)


def lend(cast, *permissions, **changes):
    values = {
        "giver": cast.position, "taker": cast.position2, "permissions": permissions, "valid_from": START,
        "valid_to": START + timedelta(days=5), "decision": "12/QĐ-UBND", "by": cast.official,
    }  # fmt: skip
    return delegate(**values | changes)


@pytest.mark.goal("identity-11")
def test_what_is_lent_is_used_on_behalf_of_the_giver_and_no_more_than_that(cast, folder):
    allow(cast.position, READ, cast.here, by=PLATFORM)
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    lend(cast, DECIDE)
    acting = require(cast.other, DECIDE, folder)
    assert (acting.subject, acting.position, acting.on_behalf_of) == (cast.person2, cast.position2, cast.position)
    assert require(acting, DECIDE, folder) == acting
    assert not may(cast.other, READ, folder)
    with clock.travel(START + timedelta(days=5)):
        assert not may(cast.other, DECIDE, folder)


def test_ones_own_right_comes_before_a_lent_one(cast, folder):
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    allow(cast.position2, DECIDE, cast.below, by=PLATFORM)
    lend(cast, DECIDE)
    assert require(cast.other, DECIDE, folder).on_behalf_of is None
    assert powers(cast.other).reach(DECIDE) == {cast.here, cast.below}


def test_what_is_lent_is_not_lent_on(cast, folder):
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    lend(cast, DECIDE)
    with pytest.raises(Refused) as refused:
        lend(cast, DECIDE, giver=cast.position2, taker=cast.position3, by=cast.other)
    assert refused.value.field == "permissions"
    Delegation.objects.create(
        giver_id=cast.position2, taker_id=cast.position3, permissions=[DECIDE], valid_from=START,
        valid_to=START + timedelta(days=5),
    )  # fmt: skip
    assert not may(cast.chief, DECIDE, folder)


def test_a_withdrawn_delegation_ends_at_once(cast, folder):
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    delegation = lend(cast, DECIDE)
    withdraw(delegation.pk, by=cast.official)
    assert not may(cast.other, DECIDE, folder)
    with pytest.raises(AlreadyDone):
        withdraw(delegation.pk, by=cast.official)


def test_the_right_to_grant_is_needed_to_lend_for_somebody_else(cast):
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    with pytest.raises(Denied):
        lend(cast, DECIDE, by=cast.other)
    allow(cast.position3, "access.grant", cast.province, by=PLATFORM)
    lend(cast, DECIDE, by=cast.chief, place=cast.here_subjects)
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"valid_to": START}, "valid_to"), ({"taker": "giver"}, "taker"), ({"permissions": ()}, "permissions")],
)
def test_a_delegation_that_makes_no_sense_is_refused(cast, changes, field):
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    if changes.get("taker") == "giver":
        changes = {"taker": cast.position}
    with pytest.raises(Refused) as refused:
        lend(cast, DECIDE, **changes)
    assert refused.value.field == field
    assert Delegation.objects.count() == 0


def test_the_explanation_names_every_way_or_what_is_missing(cast, folder):
    assert len(explain(cast.other, DECIDE, folder)) == 1
    allow(cast.position, DECIDE, cast.here, by=PLATFORM)
    allow(cast.position2, DECIDE, cast.there, by=PLATFORM)
    held_elsewhere = explain(cast.other, DECIDE, folder)
    assert len(held_elsewhere) == 3 and str(cast.there) in held_elsewhere[1]
    lend(cast, DECIDE)
    because = explain(cast.other, DECIDE, folder)
    assert len(because) == 2 and str(cast.position) in because[1] and str(cast.here) in because[1]
    assert len(explain(None, DECIDE, folder)) == len(explain(PLATFORM, DECIDE, folder)) == 1
