"""Who sees which cases and which work."""

import pytest

from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Task


def codes(found) -> list[str]:
    return [case.code for case in found]


def test_the_reception_waits_for_the_desk_alone(world):
    case = world.submit()
    assert [t.case for t in Task.objects.waiting_for(world.actor("clerk"))] == [case]
    for who in ("specialist", "chair", "stranger", "citizen"):
        assert list(Task.objects.waiting_for(world.actor(who))) == []


def test_a_task_taken_up_leaves_the_colleagues_lists(world):
    case = world.accept(world.submit())
    task = world.task(case)
    assert list(Task.objects.waiting_for(world.actor("head"))) == [task]  # a head may process too
    cases.claim(task.pk, by=world.actor("specialist"))
    assert list(Task.objects.waiting_for(world.actor("head"))) == []
    assert list(Task.objects.waiting_for(world.actor("specialist"))) == [task]


@pytest.mark.parametrize(
    ("who", "sees"), [("citizen", 1), ("clerk", 1), ("chair", 1), ("stranger", 0), ("other_citizen", 0)]
)
def test_a_case_is_listed_for_those_involved_and_no_one_else(world, who, sees):
    case = world.submit()
    assert codes(cases.newest_cases(world.actor(who), cases.Chosen())) == [case.code] * sees
    assert codes(cases.newest_cases(world.actor(who), cases.Chosen(words="ngoc diem"))) == [case.code] * sees


@pytest.mark.parametrize("part", ["{code}", "{end}", "{number}", "{day}-{end}"])
def test_a_case_is_found_by_its_code_and_by_the_number_at_its_end(world, part):
    case = world.submit()
    _agency, day, end = case.code.split("-")
    words = part.format(code=case.code.lower(), end=end, number=int(end), day=day)
    world.submit()
    assert codes(cases.newest_cases(world.actor("clerk"), cases.Chosen(words=words))) == [case.code]


def test_a_guessed_code_opens_nothing(world):
    case = world.submit()
    with pytest.raises(Case.DoesNotExist):
        cases.case_for(world.actor("other_citizen"), case.code)
    assert cases.case_for(world.actor("citizen"), case.code) == case


def test_pages_of_a_list_follow_one_another_without_gap(world):
    made = [world.submit().code for _ in range(5)]
    first = cases.newest_cases(world.actor("clerk"), cases.Chosen(), n=3)
    assert codes(first[:3]) == made[:1:-1]
    rest = cases.newest_cases(world.actor("clerk"), cases.Chosen(), after=first[2].pk, n=3)
    assert codes(rest) == made[1::-1]


@pytest.mark.goal("cases-32")
def test_the_database_itself_hides_a_case_from_a_reader_who_is_not_involved(world):
    case = world.submit()
    with access.walled():
        for who, sees in (("clerk", 1), ("citizen", 1), ("chair", 1), ("stranger", 0), ("other_citizen", 0)):
            with access.reading_as(world.actor(who)):
                assert Case.objects.filter(pk=case.pk).count() == sees, who
                assert Task.objects.filter(case=case.pk).count() == sees, who
        with access.reading_as(None):
            assert Case.objects.count() == 0


def test_a_whole_life_passes_behind_the_wall(world):
    with access.walled():
        with access.reading_as(world.actor("citizen")):
            case = world.submit()
        with access.reading_as(world.actor("clerk")):
            world.accept(case)
        for who in ("specialist", "head"):
            with access.reading_as(world.actor(who)):
                cases.finish_step(world.task(case).pk, by=world.actor(who))
        with access.reading_as(world.actor("chair")):
            assert world.decide(Case.objects.get(pk=case.pk)).on_time
