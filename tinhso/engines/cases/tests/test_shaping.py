"""Internal processes: faults are found, a draft is tried out, published, and running cases are moved to it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Process, Step, Task
from tinhso.engines.cases.tests.world import STRIDES, THREE_DAYS, TUESDAY, World, _person
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

pytestmark = pytest.mark.django_db
TOPIC = "1.001193"
W, R, S = Step.Kind.WORK, Step.Kind.REVIEW, Step.Kind.SIGN
DIVISION, LEADERS = Step.Unit.DIVISION, Step.Unit.LEADERS


def stride(name="Thụ lý", kind=W, unit=DIVISION, hours=8, **more):
    return cases.Stride(name, kind, unit, Decimal(hours), **more)


def minute(moment):
    """The clock of a test goes on while it runs."""
    return moment.replace(second=0, microsecond=0)


SIGN = stride("Ký", S, LEADERS)


@pytest.fixture
def keeper(world: World):
    post = directory.appoint(
        _person("Vương Quản Trị", ""), world.commune.parent, "Quản trị", roles=("administrator",), by=PLATFORM
    )
    return directory.actor_for(post)


@pytest.fixture
def ground(world: World):
    return cases.Ground({"online": THREE_DAYS}, [world.commune], "")


def texts(strides, ground, weight="grave"):
    return [(found.step, found.text) for found in cases.lint(strides, ground) if found.weight == weight]


@pytest.mark.goal("cases-28")
def test_a_sound_process_has_no_fault(ground):
    assert cases.lint(STRIDES, ground) == []


@pytest.mark.goal("cases-28")
@pytest.mark.parametrize(
    ("strides", "step"),
    [
        ([], 0),
        ([stride()], 0),  # nobody signs
        ([SIGN, stride()], 2),  # never reached
        ([stride(hours=0), SIGN], 1),
        ([stride(hours=17), SIGN], 0),  # 25 hours of 24
        ([stride(channel_hours={"online": Decimal(20)}), SIGN], 0),
        ([stride(kind=S, unit=DIVISION)], 1),  # nobody in the division may decide
        ([stride(asks=("H53.999",)), SIGN], 1),
        ([stride(asks=("không phải mã",)), SIGN], 1),
        ([stride(asks=("H53.102",), join="quorum", quorum=2), SIGN], 1),
        ([stride(asks=("H53.102",), join="all", answer_hours=Decimal(9)), SIGN], 1),
        ([stride(name=" "), SIGN], 1),
    ],
)
def test_a_grave_fault_is_found_at_its_step(ground, strides, step):
    assert [place for place, _text in texts(strides, ground)] == [step]


@pytest.mark.goal("cases-28")
def test_what_deserves_a_look_does_not_keep_it_from_being_published(ground, world):
    ground = cases.Ground(ground.limits, [world.commune, world.stranger.office], "")
    found = texts([stride(), stride(), SIGN], ground, "light")
    assert [place for place, _text in found] == [
        1,
        1,
        2,
        2,
        2,
    ]  # vacant and without a division next door; one name twice
    assert "UBND xã Tân Trụ" in found[0][1]


@pytest.mark.goal("cases-28")
def test_an_example_tells_who_when_and_until_when_over_the_real_calendar(world):
    walked = cases.walk(STRIDES, world.commune, start=TUESDAY, channel="online", limit=THREE_DAYS)
    at = clock.at
    assert [(row.begins, row.due) for row in walked.rows] == [
        (TUESDAY, at(2026, 11, 18, 14)), (at(2026, 11, 18, 14), at(2026, 11, 19, 8)),
        (at(2026, 11, 19, 8), at(2026, 11, 20, 8)),
    ]  # fmt: skip
    assert [{post.pk for post in row.who} for row in walked.rows] == [
        {world.head.pk, world.specialist.pk}, {world.head.pk}, {world.chair.pk},
    ]  # fmt: skip
    assert (walked.appointment, walked.is_late, walked.spare) == (at(2026, 11, 20, 17), False, 7 * 3600)
    over_a_weekend = cases.walk(STRIDES, world.commune, start=at(2026, 11, 20, 13), channel="desk", limit=THREE_DAYS)
    assert over_a_weekend.end == at(2026, 11, 26, 11)  # 24 November is a day off, and so is the weekend


@pytest.mark.goal("cases-28")
def test_a_draft_is_tried_against_the_newest_settled_cases(world):
    case = world.decide(world.to_signing(world.submit()))
    (row,) = cases.replay([stride(hours=4), stride("Ký", S, LEADERS, 4)], TOPIC)
    assert (row.case, minute(row.planned), row.late_steps) == (case, clock.at(2026, 11, 18, 8), [])
    assert row.took < 60
    (longer,) = cases.replay([stride(hours=40), SIGN], TOPIC)
    assert longer.spare < 0


@pytest.mark.goal("cases-28")
def test_only_the_keeper_publishes_only_what_is_sound_and_from_its_day_on(world, keeper, ground):
    with pytest.raises(Denied):
        cases.draft_process(TOPIC, STRIDES, by=world.actor("chair"))
    unsound = cases.draft_process(TOPIC, [stride()], by=keeper)
    with pytest.raises(Refused):
        cases.publish_draft(unsound.pk, valid_from=clock.today(), ground=ground, by=keeper)
    draft = cases.draft_process(TOPIC, [stride(), SIGN], by=keeper, note="Rút gọn")
    assert draft.pk == unsound.pk  # one draft for each topic
    with pytest.raises(Refused) as refused:
        cases.publish_draft(draft.pk, valid_from=clock.today() - timedelta(days=1), ground=ground, by=keeper)
    assert refused.value.field == "valid_from"
    with pytest.raises(Denied):
        cases.publish_draft(draft.pk, valid_from=clock.today(), ground=ground, by=world.actor("chair"))
    made = cases.publish_draft(draft.pk, valid_from=clock.today() + timedelta(days=1), ground=ground, by=keeper)
    assert cases.process_for(TOPIC).topic == ""  # until tomorrow
    assert cases.process_for(TOPIC, on=clock.today() + timedelta(days=1)) == made
    with pytest.raises(AlreadyDone):
        cases.publish_draft(draft.pk, valid_from=clock.today(), ground=ground, by=keeper)
    assert Event.objects.filter(kind="cases.process_published", subject=made.pk).count() == 1


def test_a_dropped_draft_leaves_nothing(world, keeper):
    draft = cases.draft_process(TOPIC, STRIDES, by=keeper)
    with pytest.raises(Denied):
        cases.drop_draft(draft.pk, by=world.actor("chair"))
    cases.drop_draft(draft.pk, by=keeper)
    with pytest.raises(AlreadyDone):
        cases.drop_draft(draft.pk, by=keeper)
    assert not Process.objects.filter(topic=TOPIC).exists()


def test_hours_may_differ_by_channel(world, keeper, ground):
    first = stride(hours=8, channel_hours={"online": Decimal(2)})
    draft = cases.draft_process(TOPIC, [first, SIGN], by=keeper)
    assert cases.as_strides(draft) == [first, SIGN]
    cases.publish_draft(draft.pk, valid_from=clock.today(), ground=ground, by=keeper)
    online, desk = (world.accept(world.submit(channel=channel)) for channel in ("online", "desk"))
    assert minute(world.task_of_step(online).due_at) == clock.at(2026, 11, 17, 10)
    assert minute(world.task_of_step(desk).due_at) == clock.at(2026, 11, 18, 8)


@pytest.fixture
def moved(world, keeper, ground):
    """A case that stands at the first step of the common process of its topic, and a version with three steps."""
    old = cases.publish_process(topic=TOPIC, strides=STRIDES)
    case = world.accept(world.submit())
    cases.claim(world.task_of_step(case).pk, by=world.actor("specialist"))
    strides = [stride("Thụ lý hồ sơ", hours=4), stride("Thẩm định", R, hours=2), SIGN]
    draft = cases.draft_process(TOPIC, strides, by=keeper)
    to = cases.publish_draft(draft.pk, valid_from=clock.today(), ground=ground, by=keeper)
    return old, case, to


def onto_of(to, running):
    return {str(a.pk): str(b.pk) for a, b in cases.counterparts(to, running).items() if b}


@pytest.mark.goal("cases-29")
def test_a_running_case_keeps_its_version_until_it_is_moved_after_a_preview(world, keeper, moved):
    old, case, to = moved
    assert (case.process, world.task_of_step(case).step.process) == (old, old)
    (running,) = cases.running_cases(to)
    onto = onto_of(to, [running])
    (planned,) = cases.plan(to, [running], onto)
    assert (planned.now.name, planned.then.name, planned.stays) == ("Thụ lý hồ sơ", "Thụ lý hồ sơ", True)
    dues = (minute(planned.due_now), minute(planned.due_then))
    assert dues == (clock.at(2026, 11, 18, 14), clock.at(2026, 11, 17, 14))
    assert world.task_of_step(case).step.process == old  # a preview changes nothing
    cases.move_case(case.pk, to=to, onto=onto, by=keeper)
    task = world.task_of_step(case)
    assert (task.step.process, task.holder, task.due_at) == (to, world.specialist, planned.due_then)
    assert list(cases.running_cases(to)) == []
    facts = Event.objects.get(kind="cases.process_moved", subject=case.pk).facts
    assert (facts["from_version"], facts["to_version"]) == (old.number, to.number)


@pytest.mark.goal("cases-29")
def test_a_case_whose_step_has_no_counterpart_stays_and_says_so(world, keeper, moved):
    _old, case, to = moved
    with pytest.raises(Refused, match="Thụ lý hồ sơ"):
        cases.move_case(case.pk, to=to, onto={}, by=keeper)
    with pytest.raises(Denied):
        cases.move_case(case.pk, to=to, onto=onto_of(to, [case]), by=world.actor("chair"))
    cases.move_case(case.pk, to=to, onto=onto_of(to, [case]), by=keeper)
    with pytest.raises(AlreadyDone):
        cases.move_case(case.pk, to=to, onto=onto_of(to, [case]), by=keeper)


@pytest.mark.goal("cases-29")
def test_moved_to_another_desk_the_step_there_begins_and_the_old_one_is_closed(world, keeper, moved):
    _old, case, to = moved
    signing = to.steps.get(kind=S)
    task = world.task_of_step(case)
    cases.move_case(case.pk, to=to, onto={str(task.step_id): str(signing.pk)}, by=keeper)
    task.refresh_from_db()
    assert task.outcome == "moved"
    assert [(t.step, t.office, t.holder) for t in Task.objects.open().filter(case=case)] == [
        (signing, world.commune, None)
    ]


def test_a_limit_in_days_gives_the_working_hours_that_lie_in_it(ground, world):
    month = cases.Ground({"desk": Limit(Decimal(1), "day")}, [world.commune], "")
    assert [text for _place, text in texts([stride(hours=4), stride("Ký", S, LEADERS, 5)], month)]
    assert not texts([stride(hours=4), stride("Ký", S, LEADERS, 4)], month)
