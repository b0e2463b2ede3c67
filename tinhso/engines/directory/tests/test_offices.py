from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import epoch
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.tests.cast import *  # noqa: F403  the fixtures
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event


def test_an_office_has_both_identifiers_and_two_subjects(division):
    assert (division.code, division.code102) == ("H53.10.02", "000.02.10.H53")
    assert directory.office_by_code("000.02.10.H53") == division
    assert division.here_id != division.below_id
    event = Event.objects.get(kind="directory.office_made", subject=division.pk)
    assert (event.office, event.area) == (division.here_id, division.area_id)


def test_a_record_of_an_office_carries_its_here_and_every_below_above_it(province, department, division):
    carried = directory.subjects_of(division)
    assert set(carried) == {division.here_id, division.below_id, department.below_id, province.below_id}
    assert directory.offices_under(department) == [department.here_id, division.here_id]


def test_subjects_are_asked_for_once_until_an_office_moves(department, division, province, django_assert_num_queries):
    first = directory.subjects_of(division)
    with epoch.knowing(epoch.read()), django_assert_num_queries(0):
        assert directory.subjects_of(division) == first
    with epoch.knowing(epoch.read()):
        directory.move_office(division.pk, parent=province, by=PLATFORM)
        assert set(directory.subjects_of(division)) == {division.here_id, division.below_id, province.below_id}


def test_a_move_that_is_taken_back_is_not_remembered(department, division, province):
    first = directory.subjects_of(division)
    with pytest.raises(Refused), transaction.atomic():
        directory.move_office(division.pk, parent=province, by=PLATFORM)
        assert directory.subjects_of(division) != first
        raise Refused("taken back")
    assert directory.subjects_of(division) == first


def test_an_identifier_is_given_once_in_either_notation(department, area):
    with pytest.raises(AlreadyDone):
        directory.make_office(name="Sở khác", kind="department", code="000.00.10.H53", area=area, by=PLATFORM)
    assert Office.objects.count() == 2


def test_a_stranger_cannot_set_up_an_office_and_nothing_is_made(province, area, lan):
    with pytest.raises(Denied):
        directory.make_office(
            name="Sở khác", kind="department", code="H53.11", parent=province, area=area, by=directory.actor_for(lan)
        )
    assert Office.objects.count() == 1
    assert not Event.objects.filter(kind="directory.office_made").exclude(subject=province.pk).exists()


@pytest.mark.goal("identity-10")
def test_an_administrator_manages_only_their_own_subtree(province, department, division, area, lan):
    admin = directory.actor_for(directory.appoint(lan, department, "Quản trị", roles=["administrator"], by=PLATFORM))
    made = directory.make_office(
        name="Phòng mới", kind="division", code="H53.10.03", parent=division, area=area, by=admin
    )
    assert made.parent == division
    with pytest.raises(Denied):
        directory.make_office(name="Sở khác", kind="department", code="H53.11", parent=province, area=area, by=admin)


def test_a_moved_office_carries_its_new_ancestors(province, department, division):
    directory.move_office(division.pk, parent=province, by=PLATFORM)
    division.refresh_from_db()
    assert department.below_id not in directory.subjects_of(division)
    assert Event.objects.get(kind="directory.office_moved").facts == {"parent": province.here_id}


def test_an_office_cannot_be_placed_under_itself(department, division):
    with pytest.raises(Refused):
        directory.move_office(department.pk, parent=division, by=PLATFORM)
    with pytest.raises(Refused):
        directory.move_office(department.pk, parent=department, by=PLATFORM)


def test_the_successor_goes_on_with_the_records_of_a_closed_office(province, department, division, area):
    old = directory.make_office(
        name="UBND tỉnh Long An", kind="committee", code="H39", area=area, valid_from=date(2021, 1, 1), by=PLATFORM
    )
    old_department = directory.make_office(
        name="Sở Tư pháp Long An", kind="department", code="H39.10", parent=old, area=area,
        valid_from=date(2021, 1, 1), by=PLATFORM,
    )  # fmt: skip
    with pytest.raises(Refused):
        directory.close_office(old.pk, successor=province, day=date(2025, 7, 1), by=PLATFORM)
    directory.close_office(old_department.pk, successor=department, day=date(2025, 7, 1), by=PLATFORM)
    directory.close_office(old.pk, successor=province, day=date(2025, 7, 1), by=PLATFORM)
    assert set(directory.subjects_of(old_department)) == {
        old_department.here_id, old_department.below_id, old.below_id,
        department.here_id, department.below_id, province.below_id,
    }  # fmt: skip
    assert set(directory.offices_under(province)) == {
        province.here_id, department.here_id, division.here_id, old.here_id, old_department.here_id,
    }  # fmt: skip
    with pytest.raises(AlreadyDone):
        directory.close_office(old.pk, by=PLATFORM)


def test_an_office_with_people_in_it_cannot_be_closed(division, lan):
    with clock.travel(clock.at(2026, 1, 5)):
        position = directory.appoint(lan, division, "Trưởng phòng", by=PLATFORM)
        with pytest.raises(Refused):
            directory.close_office(division.pk, by=PLATFORM)
        directory.end_appointment(position.pk, by=PLATFORM)
        assert directory.close_office(division.pk, by=PLATFORM).valid_to == date(2026, 1, 5)
    assert directory.search_offices("ho tich", day=date(2026, 1, 4)) == [division]
    assert directory.search_offices("ho tich", day=date(2026, 1, 5)) == []


def test_offices_are_found_without_diacritics_and_by_kind(province, department, division):
    assert directory.search_offices("tu phap") == [department]
    assert directory.search_offices(kind="division") == [division]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_below_is_carried_exactly_by_the_records_of_the_offices_under(area, moves, data):
    with transaction.atomic():
        offices = []
        for n in range(10):
            parent = data.draw(st.sampled_from([None, *offices]))
            offices.append(
                directory.make_office(name=f"{n}", kind="unit", code=f"H53.{n}", area=area, parent=parent, by=PLATFORM)
            )
        for child, parent in moves:
            try:
                directory.move_office(offices[child].pk, parent=offices[parent], by=PLATFORM)
            except Refused:
                continue
        for above in offices:
            carrying = sorted(o.here_id for o in offices if above.below_id in directory.subjects_of(o))
            assert carrying == directory.offices_under(above)
        transaction.set_rollback(True)
