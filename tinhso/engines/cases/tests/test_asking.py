"""Several agencies are asked at once: all, one or enough must answer, and silence may be consent."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.jobs import hear_the_silence
from tinhso.engines.cases.models import Inquiry, Step, Task
from tinhso.engines.cases.tests.world import STRIDES, World
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-15")]
ONE_DAY = Limit(Decimal(1), "workday")


@pytest.fixture
def asked(world: World):
    """Three communes beside, each with somebody who may answer."""
    posts = []
    for number in (3, 4, 5):
        office = directory.make_office(
            name=f"UBND xã số {number}", kind="committee", code=f"H53.10{number}", area=world.commune.area,
            parent=world.commune.parent, by=PLATFORM,
        )  # fmt: skip
        person = directory.register_person(name=f"Cán bộ {number}", personal_number="", by=PLATFORM)
        posts.append(directory.appoint(person, office, "Chuyên viên", roles=("specialist",), by=PLATFORM))
    return posts


def ask(world, posts, **how):
    case = world.accept(world.submit())
    task = world.task_of_step(case)
    cases.consult(
        case.pk, offices=[post.office for post in posts], question="Có vướng mắc không?", within=ONE_DAY,
        by=world.actor("specialist"), **how,
    )  # fmt: skip
    return case, task


def answer(case, post, agrees=None):
    task = Task.objects.get(case=case, office=post.office, kind=Task.Kind.OPINION, done_at=None)
    return cases.give_opinion(task.pk, opinion="Không vướng mắc.", agrees=agrees, by=directory.actor_for(post))


def finish(world, task):
    return cases.finish_step(task.pk, by=world.actor("specialist"))


@pytest.mark.parametrize(("join", "quorum", "needed"), [("all", 0, 3), ("any", 0, 1), ("quorum", 2, 2), ("", 0, 0)])
def test_the_step_goes_on_when_as_many_have_answered_as_the_rule_wants(world, asked, join, quorum, needed):
    case, task = ask(world, asked, join=join, quorum=quorum)
    for number in range(needed):
        with pytest.raises(Refused, match=str(needed)):
            finish(world, task)
        answer(case, asked[number], agrees=True)
    assert finish(world, task).name == "Trình lãnh đạo phòng"
    assert [row.answered for row in cases.asked_of(case)] == [needed]


def test_once_enough_have_answered_nobody_else_is_asked_any_more(world, asked):
    case, _task = ask(world, asked, join="any")
    answer(case, asked[0])
    left = Task.objects.filter(case=case, kind=Task.Kind.OPINION).exclude(outcome="answered")
    assert list(left.values_list("outcome", flat=True)) == ["not_needed", "not_needed"]
    with pytest.raises(AlreadyDone):
        cases.give_opinion(left[0].pk, opinion="Muộn", by=directory.actor_for(asked[1]))
    assert Event.objects.filter(kind="cases.answers_complete", subject=case.pk).count() == 1


def test_whoever_is_silent_until_the_deadline_agrees_where_the_question_said_so(world, asked):
    case, task = ask(world, asked, join="all", silence_consents=True)
    answer(case, asked[0], agrees=False)
    hear_the_silence()
    assert not case.consultations.filter(by_silence=True).exists()  # the deadline has not passed
    with clock.travel(Inquiry.objects.get().answer_by + timedelta(minutes=1)):
        hear_the_silence()
        hear_the_silence()  # a second time changes nothing
        rows = case.consultations.order_by("office__code")
        assert [(row.agrees, row.by_silence) for row in rows] == [(False, False), (True, True), (True, True)]
        assert Event.objects.filter(kind="cases.silence_consented", subject=case.pk).count() == 2
        assert finish(world, task) is not None


def test_without_that_option_silence_holds_the_step_until_somebody_says_why_it_goes_on(world, asked):
    case, task = ask(world, asked, join="all")
    inquiry = Inquiry.objects.get()
    with pytest.raises(Refused, match="thời gian|time"):
        cases.go_on_without(inquiry.pk, reason="Không chờ", by=world.actor("specialist"))
    with clock.travel(inquiry.answer_by + timedelta(minutes=1)):
        hear_the_silence()
        with pytest.raises(Refused):
            finish(world, task)
        with pytest.raises(Denied):
            cases.go_on_without(inquiry.pk, reason="Không chờ", by=world.actor("stranger"))
        cases.go_on_without(inquiry.pk, reason="Quá hạn trả lời", by=world.actor("specialist"))
        with pytest.raises(AlreadyDone):
            cases.go_on_without(inquiry.pk, reason="Quá hạn trả lời", by=world.actor("specialist"))
        assert finish(world, task) is not None


def test_a_quorum_is_at_least_one_and_at_most_as_many_as_are_asked(world, asked):
    for quorum in (0, 4):
        with pytest.raises(Refused) as refused:
            ask(world, asked, join="quorum", quorum=quorum)
        assert refused.value.field == "quorum"


def test_silence_means_nothing_where_nobody_is_waited_for(world, asked):
    with pytest.raises(Refused) as refused:
        ask(world, asked, silence_consents=True)
    assert refused.value.field == "silence_consents"


def test_a_step_of_the_process_asks_by_itself_as_it_begins_and_only_once(world, asked):
    first = cases.Stride(
        "Thụ lý hồ sơ", Step.Kind.WORK, Step.Unit.DIVISION, Decimal(12), asks=("H53.103", "H53.104"), join="any",
        question="Đề nghị xác minh", answer_hours=Decimal(4), silence_consents=True,
    )  # fmt: skip
    cases.publish_process(topic="1.001193", strides=(first, *STRIDES[1:]))
    case = world.accept(world.submit())
    (round_,) = cases.asked_of(case)
    assert (round_.question, len(round_.rows), round_.needed, round_.holds_up) == ("Đề nghị xác minh", 2, 1, True)
    assert round_.rows[0].answer_by.replace(second=0, microsecond=0) == clock.at(2026, 11, 17, 14)
    answer(case, asked[0], agrees=True)
    cases.finish_step(world.task_of_step(case).pk, by=world.actor("specialist"))
    cases.send_back(world.task_of_step(case).pk, reason="Làm lại", by=world.actor("head"))
    assert case.inquiries.count() == 1


def test_a_step_that_may_not_consult_asks_nobody(world, asked):
    first = cases.Stride("Thụ lý", Step.Kind.WORK, Step.Unit.DIVISION, Decimal(12), may_consult=False)
    cases.publish_process(topic="1.001193", strides=(first, *STRIDES[1:]))
    with pytest.raises(Refused):
        ask(world, asked)
    assert not Inquiry.objects.exists()


def test_a_decision_waits_for_the_answers_and_ends_what_nobody_waits_for(world, asked):
    case = world.to_signing(world.submit())
    cases.consult(
        case.pk, offices=[asked[0].office], question="?", within=ONE_DAY, by=world.actor("head"), join="all"
    )  # fmt: skip
    with pytest.raises(Refused):
        cases.decide(world.task_of_step(case).pk, outcome="granted", by=world.actor("chair"))
    answer(case, asked[0])
    cases.decide(world.task_of_step(case).pk, outcome="granted", by=world.actor("chair"))
