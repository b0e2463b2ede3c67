"""An office moves or closes: its cases are seen by those above them now, and no longer by those who were."""

import pytest

from tinhso.base.jobs import drain
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.cases.tests.world import World, _office, _post
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import PLATFORM


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
