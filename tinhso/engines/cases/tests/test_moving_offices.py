"""An office moves or closes: its cases are seen by those above them now, and no longer by those who were."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinhso.base.jobs import drain
from tinhso.engines.access import api as access
from tinhso.engines.cases import jobs
from tinhso.engines.cases.models import Case
from tinhso.engines.cases.tests.world import World, _office, _post
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.listening import tell


@pytest.fixture
def cases_of_the_commune(world: World) -> list[Case]:
    return [world.accept(world.submit(kind="trial")), world.submit(kind="trial")]


@pytest.fixture
def district(world: World) -> Office:
    """Another office that commune may come under."""
    return _office("UBND khu vực", "committee", "H53.200", world.commune.area)


def sees(post: Position) -> set[Case]:
    return set(access.only(directory.actor_for(post), "cases.read", Case.objects.all()))


def test_after_a_move_the_new_parents_officials_see_the_cases_and_the_old_ones_no_longer(
    world, cases_of_the_commune, district
):
    old, new = _post("Người Cũ", world.commune.parent, "overseer"), _post("Người Mới", district, "overseer")
    assert (sees(old), sees(new)) == (set(cases_of_the_commune), set())
    directory.move_office(world.commune.pk, parent=district, by=PLATFORM)
    drain()
    assert (sees(old), sees(new)) == (set(), set(cases_of_the_commune))
    assert sees(world.clerk) == sees(world.chair) == set(cases_of_the_commune)
    assert access.newest(directory.actor_for(new), "cases.read", Case) == sorted(
        (case.pk for case in cases_of_the_commune), reverse=True
    )
    assert all(access.may(world.actor("citizen"), "cases.answer", case) for case in cases_of_the_commune)


def test_after_a_closure_the_successor_goes_on_with_the_cases(world, cases_of_the_commune):
    elsewhere = world.stranger
    case = cases_of_the_commune[1]
    assert sees(elsewhere) == set()
    directory.end_appointment(world.clerk.pk, by=PLATFORM)
    directory.close_office(world.desk.pk, successor=elsewhere.office, by=PLATFORM, day=None)
    drain()
    assert sees(elsewhere) == set(cases_of_the_commune)
    assert access.may(directory.actor_for(elsewhere), "cases.receive", case)


def test_the_cases_are_gone_through_part_by_part_behind_what_people_wait_for(
    world, cases_of_the_commune, district, monkeypatch
):
    monkeypatch.setattr(jobs, "SOME", 1)
    new = _post("Người Mới", district, "overseer")
    directory.move_office(world.commune.pk, parent=district, by=PLATFORM)
    drain(only=tell.name)
    for left in (2, 1):
        assert len(sees(new)) == 2 - left
        with connection.cursor() as cursor:
            waiting = "SELECT queue_name, priority FROM procrastinate_jobs WHERE status = 'todo' AND task_name = %s"
            cursor.execute(waiting, [jobs.involve_some.name])
            assert cursor.fetchall() == [("upkeep", -1)]
        drain(1, only=jobs.involve_some.name)
    assert sees(new) == set(cases_of_the_commune)


def test_a_part_costs_as_many_statements_for_ten_cases_as_for_two(world, cases_of_the_commune, district):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            jobs.involve_some(here=world.commune.here_id)
        return len(asked)

    directory.move_office(world.commune.pk, parent=district, by=PLATFORM)
    two = cost()
    for _ in range(8):
        world.accept(world.submit(kind="trial"))
    assert cost() <= two
