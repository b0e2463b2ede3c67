"""A task changes hands: called back, done by a deputy, left by whoever goes, taken up by whoever comes."""

from datetime import timedelta

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.listeners import inherit_tasks, leave_tasks_behind
from tinhso.engines.cases.loads import load_of
from tinhso.engines.cases.models import HandOver, Task
from tinhso.engines.cases.tests.world import TUESDAY, World, _person
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-14")]
WEEK = (TUESDAY, TUESDAY + timedelta(days=7))


@pytest.fixture
def colleague(world: World):
    person = _person("Đỗ Thị Đồng Nghiệp", "")
    return directory.appoint(person, world.division, "Chuyên viên", roles=("specialist",), by=PLATFORM)


@pytest.fixture
def vice(world: World):
    return directory.appoint(_person("Lý Văn Phó", ""), world.commune, "Phó Chủ tịch", by=PLATFORM)


def happened(kind):
    return Event.objects.filter(kind=kind).latest("id")


def working(world):
    case = world.accept(world.submit())
    task = world.task_of_step(case)
    cases.claim(task.pk, by=world.actor("specialist"))
    return case, task


def away(world, who, deputy, since=WEEK[0], until=WEEK[1], by=None):
    position = getattr(world, who)
    by = by or directory.actor_for(position)
    return cases.go_away(position, deputy=deputy, since=since, until=until, reason="Nghỉ phép", by=by)


def test_what_was_handed_over_can_be_called_back_until_it_is_finished(world, colleague):
    _case, task = working(world)
    cases.hand_over(task.pk, to=colleague, by=world.actor("specialist"))
    with pytest.raises(Denied):
        cases.call_back(task.pk, by=world.actor("head"))
    cases.call_back(task.pk, by=world.actor("specialist"))
    assert Task.objects.get(pk=task.pk).holder == world.specialist
    with pytest.raises(AlreadyDone):
        cases.call_back(task.pk, by=world.actor("specialist"))
    cases.hand_over(task.pk, to=colleague, by=world.actor("specialist"))
    cases.finish_step(task.pk, by=directory.actor_for(colleague))
    with pytest.raises(AlreadyDone):
        cases.call_back(task.pk, by=world.actor("specialist"))
    assert HandOver.objects.exclude(called_back_at=None).count() == 1


def test_what_the_head_assigned_out_of_the_pool_goes_back_to_the_pool(world, colleague):
    case = world.accept(world.submit())
    task = world.task_of_step(case)
    cases.hand_over(task.pk, to=colleague, by=world.actor("head"))
    cases.call_back(task.pk, by=world.actor("head"))
    assert Task.objects.get(pk=task.pk).holder is None


def test_the_deputy_sees_and_does_the_tasks_of_the_absent_on_their_behalf(world, colleague):
    _case, task = working(world)
    stands_in = directory.actor_for(colleague)
    assert task not in Task.objects.waiting_for(stands_in)
    away(world, "specialist", colleague)
    assert list(Task.objects.waiting_for(stands_in)) == [task]
    cases.finish_step(task.pk, by=stands_in)
    task.refresh_from_db()
    assert (task.done_by, task.on_behalf_of) == (colleague, world.specialist)


def test_a_deputy_has_the_rights_of_the_chair_for_the_time_and_no_longer(world, vice):
    case = world.to_signing(world.submit())
    task = world.task_of_step(case)
    stands_in = directory.actor_for(vice)
    with pytest.raises(Denied):
        cases.decide(task.pk, outcome="granted", by=stands_in)
    absence = away(world, "chair", vice)
    with clock.travel(WEEK[1]):
        assert not access.holds(stands_in, "cases.decide")
    cases.decide(task.pk, outcome="granted", by=stands_in)
    task.refresh_from_db()
    assert (task.done_by, task.on_behalf_of) == (vice, world.chair)
    cases.come_back(absence.pk, by=world.actor("chair"))
    assert not access.holds(stands_in, "cases.decide")
    with pytest.raises(AlreadyDone):
        cases.come_back(absence.pk, by=world.actor("chair"))


def test_whoever_comes_back_has_the_tasks_again(world, colleague):
    _case, task = working(world)
    absence = away(world, "specialist", colleague)
    cases.come_back(absence.pk, by=world.actor("specialist"))
    assert list(Task.objects.waiting_for(directory.actor_for(colleague))) == []
    assert list(Task.objects.waiting_for(world.actor("specialist"))) == [task]


def test_the_head_notes_the_absence_of_a_colleague_and_a_stranger_does_not(world, colleague):
    with pytest.raises(Denied):
        away(world, "specialist", colleague, by=world.actor("stranger"))
    with pytest.raises(Denied):
        away(world, "chair", colleague, by=world.actor("head"))
    assert away(world, "specialist", colleague, by=world.actor("head")).by == world.head


def test_an_absence_that_cannot_be_is_refused_with_its_field(world, colleague):
    wrong = [
        (world.specialist, WEEK, "deputy"), (world.stranger, WEEK, "deputy"), (colleague, WEEK[::-1], "until"),
        (colleague, (TUESDAY - timedelta(days=3), TUESDAY - timedelta(days=1)), "until"),
    ]  # fmt: skip
    for deputy, (since, until), field in wrong:
        with pytest.raises(Refused) as refused:
            away(world, "specialist", deputy, since, until)
        assert refused.value.field == field
    away(world, "specialist", colleague)
    with pytest.raises(AlreadyDone):
        away(world, "specialist", colleague)


def test_the_work_of_a_post_that_ends_goes_to_the_office_and_then_to_whoever_gets_the_post(world):
    _case, task = working(world)
    directory.end_appointment(world.specialist.pk, by=PLATFORM)
    with clock.travel(TUESDAY + timedelta(days=1)):
        leave_tasks_behind(happened("directory.appointment_ended"))
        task.refresh_from_db()
        assert (task.holder, task.left_by) == (None, world.specialist)
        heir = directory.appoint(
            _person("Mai Thị Kế Nhiệm", ""), world.division, world.specialist.title, roles=("specialist",), by=PLATFORM
        )
        for _time in range(2):  # told twice, it happens once
            inherit_tasks(happened("directory.appointed"))
        task.refresh_from_db()
        assert (task.holder, task.left_by) == (heir, None)


def test_somebody_with_the_same_title_takes_it_at_once(world):
    heir = directory.appoint(
        _person("Mai Thị Kế Nhiệm", ""), world.division, world.specialist.title, roles=("specialist",), by=PLATFORM
    )
    _case, task = working(world)
    directory.end_appointment(world.specialist.pk, by=PLATFORM)
    with clock.travel(TUESDAY + timedelta(days=1)):
        leave_tasks_behind(happened("directory.appointment_ended"))
        task.refresh_from_db()
        assert task.holder == heir


def test_the_load_of_an_office_shows_the_pool_first_and_whoever_is_late(world, colleague):
    _case, task = working(world)
    world.accept(world.submit())
    away(world, "specialist", colleague)
    with clock.travel(task.due_at + timedelta(hours=1)):
        free, first, *others = load_of(world.division)
        assert (free.post, len(free.tasks)) == (None, 1)
        assert (first.post, first.late, len(first.tasks)) == (world.specialist, 1, 1)
        assert first.away is not None and first.away.deputy == colleague
        assert {load.post for load in others} == {colleague, world.head}
