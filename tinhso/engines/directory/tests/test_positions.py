from datetime import date

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access.api import allow, holds, may_at, revoke, scopes
from tinhso.engines.access.models import Grant
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.positions import Position
from tinhso.engines.directory.roles import Role
from tinhso.engines.directory.tests import cast
from tinhso.engines.directory.tests.cast import *  # noqa: F403  the fixtures
from tinhso.engines.directory.verbs.catching_up import load_role_rights
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.events.models import Event


def test_an_appointment_gives_the_position_the_rights_of_its_roles(department, division, lan):
    head = directory.appoint(lan, department, "Giám đốc", is_head=True, roles=("head",), by=PLATFORM)
    actor = directory.actor_for(head)
    assert actor == Actor(lan.party.subject_id, head.subject_id, department.here_id)
    assert scopes(actor, "directory.register") == {department.here_id}
    assert may_at(actor, "directory.see_positions", directory.subjects_of(division))
    assert not may_at(actor, "directory.register", directory.subjects_of(division))
    assert Event.objects.get(kind="directory.appointed").facts == {"roles": ["head"]}


def test_the_rights_belong_to_the_position_not_to_the_person(department, lan):
    directory.appoint(lan, department, "Chuyên viên", roles=("clerk",), by=PLATFORM)
    assert not holds(directory.actor_for(lan), "directory.register")


def test_the_rights_end_with_the_appointment(department, lan):
    position = directory.appoint(lan, department, "Chuyên viên", roles=("clerk",), by=PLATFORM)
    actor = directory.actor_for(position)
    directory.end_appointment(position.pk, by=PLATFORM)
    assert not holds(actor, "directory.register")
    assert directory.positions_in(department) == []
    with pytest.raises(AlreadyDone):
        directory.end_appointment(position.pk, by=PLATFORM)
    position.refresh_from_db()
    with pytest.raises(Refused):
        directory.actor_for(position)


def test_an_office_has_one_head(department, lan):
    head = directory.appoint(lan, department, "Giám đốc", is_head=True, by=PLATFORM)
    other = directory.register_person(name="Trần Văn Bảy", by=PLATFORM)
    with pytest.raises(Refused):
        directory.appoint(other, department, "Quyền Giám đốc", is_head=True, by=PLATFORM)
    assert directory.head_of(department) == head
    assert Position.objects.count() == 1


def test_the_heads_are_named_from_below(province, division, department, lan):
    chief = directory.appoint(lan, division, "Trưởng phòng", is_head=True, by=PLATFORM)
    other = directory.register_person(name="Trần Văn Bảy", by=PLATFORM)
    leader = directory.appoint(other, province, "Chủ tịch", is_head=True, by=PLATFORM)
    assert directory.heads(division) == [chief, leader]


def test_nobody_is_appointed_to_an_office_that_is_not_there_yet(department, lan):
    with pytest.raises(Refused):
        directory.appoint(lan, department, "Giám đốc", valid_from=date(2025, 6, 30), by=PLATFORM)


def test_the_same_position_twice_is_refused(department, lan):
    directory.appoint(lan, department, "Chuyên viên", by=PLATFORM)
    with pytest.raises(AlreadyDone):
        directory.appoint(lan, department, "Chuyên viên", by=PLATFORM)


def test_an_unknown_role_is_refused_and_nothing_is_left(department, lan):
    with pytest.raises(Refused):
        directory.appoint(lan, department, "Chuyên viên", roles=("king",), by=PLATFORM)
    assert (Position.objects.count(), Grant.objects.count()) == (0, 0)


def test_a_stranger_cannot_appoint(department, lan):
    with pytest.raises(Denied):
        directory.appoint(lan, department, "Giám đốc", by=directory.actor_for(lan))
    assert Position.objects.count() == 0


def test_roles_given_later_are_granted_without_doubles(department, lan):
    position = directory.appoint(lan, department, "Chuyên viên", roles=("clerk",), by=PLATFORM)
    directory.give_roles(position.pk, ["clerk", "head"], by=PLATFORM)
    directory.give_roles(position.pk, ["head"], by=PLATFORM)
    assert sorted(Grant.objects.values_list("permission", flat=True)) == [
        "directory.register",
        "directory.see_positions",
    ]
    directory.end_appointment(position.pk, by=PLATFORM)
    with pytest.raises(Refused):
        directory.give_roles(position.pk, ["head"], by=PLATFORM)


def test_an_actor_is_traced_back_to_position_and_person(department, lan):
    position = directory.appoint(lan, department, "Chuyên viên", by=PLATFORM)
    actor = directory.actor_for(position)
    assert (directory.position_of(actor), directory.party_of(actor)) == (position, lan.party)
    assert (directory.position_of(PLATFORM), directory.party_of(PLATFORM)) == (None, None)
    assert directory.positions_of(lan) == [position]


@pytest.mark.goal("identity-9")
def test_an_appointment_holds_from_its_day_on(department, lan):
    with clock.travel(clock.at(2026, 3, 2)):
        position = directory.appoint(lan, department, "Chuyên viên", valid_from=date(2026, 4, 1), by=PLATFORM)
        assert directory.positions_in(department) == []
        with pytest.raises(Refused):
            directory.actor_for(position)
    with clock.travel(clock.at(2026, 4, 1)):
        assert directory.positions_in(department) == [position]


def test_a_post_of_an_older_copy_gets_what_its_role_gained_and_keeps_what_the_province_changed(
    department, lan, monkeypatch
):
    post = directory.appoint(lan, department, "Trưởng phòng", roles=("head",), by=PLATFORM)
    ended = directory.appoint(lan, department, "Phó phòng", roles=("head",), by=PLATFORM)
    directory.end_appointment(ended.pk, by=PLATFORM)
    actor = directory.actor_for(post)
    taken = Grant.objects.get(holder=post.subject_id, permission="directory.see_positions")
    revoke(taken.pk, by=PLATFORM)
    allow(post.subject_id, "directory.manage", department.here_id, by=PLATFORM)
    assert load_role_rights() == 0
    gained = (*cast.ROLES, Role("head", "head", permissions_below=("access.explain",)))
    monkeypatch.setattr("tinhso.engines.directory.roles.offered", lambda point: (gained,))
    assert (load_role_rights(), load_role_rights()) == (1, 0)
    assert scopes(actor, "access.explain") == {department.below_id}
    assert scopes(actor, "directory.register") == {department.here_id}
    assert scopes(actor, "directory.manage") == {department.here_id}
    assert not holds(actor, "directory.see_positions")  # somebody took it back
    assert not Grant.objects.filter(holder=ended.subject_id, valid_to=None).exists()
    directory.give_roles(post.pk, ["head"], by=PLATFORM)
    assert not holds(actor, "directory.see_positions")
