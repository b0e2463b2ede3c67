"""What matters of other kinds ask of a case: moved, helped, merged, parted, opened once more, kept confidential."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Link, Stage, Task
from tinhso.engines.cases.stages import stage_of
from tinhso.engines.cases.tests.world import THREE_DAYS
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.events.models import Event

WEEK = Limit(Decimal(7), "day")


@pytest.fixture
def other(world):
    """The commune next door, whose specialist may work on cases."""
    office = world.stranger.office
    helper = directory.register_person(name="Ngô Thị Xã Bên", by=PLATFORM)
    world.helper = directory.appoint(helper, office, "Công chức", roles=("specialist",), by=PLATFORM)
    return office


@pytest.fixture
def accepted(world):
    return world.accept(world.submit())


def ask(world, case, *offices, who="specialist"):
    return cases.consult(
        case.pk, offices=offices, question="Đèn của đơn vị nào?", within=THREE_DAYS, by=world.actor(who)
    )


def signs(case, kind):
    return sorted(Event.objects.filter(subject=case.pk, kind=kind).values_list("sign", flat=True))


def test_a_case_without_an_applicant_belongs_to_a_subject(world):
    subject = access.new_subject("person")
    case = cases.submit(
        kind="services.dossier", topic="x", title="Phản ánh", office=world.commune, applicant=None, owner=subject,
        by=Actor(subject=subject),
    )  # fmt: skip
    assert access.may(Actor(subject=subject), "cases.answer", case)
    assert not access.may(world.actor("citizen"), "cases.read", case)
    with pytest.raises(ValueError, match="belongs to"):
        cases.submit(kind="x", topic="x", title="x", office=world.commune, applicant=None, by=Actor(subject=subject))


def test_another_agency_begins_at_its_first_step_with_the_same_appointment(world, other, accepted):
    due = accepted.due_at
    cases.transfer(accepted.pk, to=other, reason="Thuộc địa bàn xã Tân Trụ", by=world.actor("clerk"))
    accepted.refresh_from_db()
    assert (accepted.office, accepted.due_at, accepted.stage) == (other, due, Stage.PROCESSING)
    task = world.task(accepted)
    assert (task.office, task.name) == (other, "Thụ lý hồ sơ")
    assert list(accepted.tasks.filter(outcome="transferred").values_list("office", flat=True)) == [world.division.pk]
    with pytest.raises(Denied):  # who had it before reads it, and no more
        cases.stop(accepted.pk, reason="Không", by=world.actor("specialist"))
    with pytest.raises(AlreadyDone):
        cases.transfer(accepted.pk, to=other, reason="Lần nữa", by=world.actor("clerk"))


def test_a_transfer_ends_the_questions_that_were_open_and_they_can_be_asked_again(world, other, accepted):
    (asked,) = ask(world, accepted, other)
    cases.transfer(accepted.pk, to=world.division, reason="Phòng trực tiếp giải quyết", by=world.actor("clerk"))
    with pytest.raises(AlreadyDone):
        cases.give_opinion(asked.task_id, opinion="Của xã tôi", by=world.actor("helper"))
    assert len(ask(world, accepted, other)) == 1


def test_what_an_agency_gives_back_waits_at_the_desk_and_goes_on_or_is_refused(world, other, accepted):
    cases.give_back(world.task(accepted).pk, reason="Không thuộc xã tôi", by=world.actor("specialist"))
    accepted.refresh_from_db()
    task = world.task(accepted)
    assert (accepted.stage, task.kind, task.office) == (Stage.PROCESSING, Task.Kind.RECEPTION, world.desk)
    assert clock.local(task.due_at) == clock.at(2026, 11, 17, 14)  # four working hours from eight, noon aside
    cases.ask_supplement(accepted.pk, items=[], reason="Ở ấp nào?", by=world.actor("clerk"))
    cases.answer_supplement(accepted.pk, by=world.actor("citizen"))
    cases.refuse(accepted.pk, reason="Thuộc tỉnh khác", basis="Quy chế 1022", by=world.actor("clerk"))
    accepted.refresh_from_db()
    assert accepted.stage == Stage.REFUSED and not accepted.tasks.filter(done_at=None).exists()


def test_a_case_at_work_is_not_refused(world, accepted):
    with pytest.raises(Refused):
        cases.refuse(accepted.pk, reason="Thuộc tỉnh khác", basis="Quy chế 1022", by=world.actor("clerk"))


def test_agencies_answer_side_by_side_while_the_work_goes_on(world, other, accepted):
    (asked,) = ask(world, accepted, other)
    assert [t.pk for t in Task.objects.waiting_for(world.actor("helper"))] == [asked.task_id]
    cases.finish_step(world.task_of_step(accepted).pk, by=world.actor("specialist"))
    made = cases.give_opinion(asked.task_id, opinion="Xã tôi quản lý", by=world.actor("helper"))
    assert (made.opinion, made.task.outcome) == ("Xã tôi quản lý", "answered")
    with pytest.raises(AlreadyDone):
        cases.give_opinion(asked.task_id, opinion="Lần nữa", by=world.actor("helper"))


def test_whoever_only_gives_an_opinion_cannot_stop_the_case_nor_ask_the_applicant(world, other, accepted):
    ask(world, accepted, other)
    helper = world.actor("helper")
    assert access.may(helper, "cases.read", accepted)
    for verb in (
        lambda: cases.stop(accepted.pk, reason="Không cần", by=helper),
        lambda: cases.ask_supplement(accepted.pk, items=[], reason="Thiếu", by=helper),
        lambda: ask(world, accepted, world.division, who="helper"),
        lambda: cases.extend(accepted.pk, until=clock.at(2026, 12, 1, 17), reason="Bận", by=world.actor("stranger")),
    ):
        with pytest.raises(Denied):
            verb()
    accepted.refresh_from_db()
    assert accepted.stage == Stage.PROCESSING and accepted.version == 3


@pytest.mark.parametrize(
    ("offices", "question", "field"),
    [("none", "Gì?", "offices"), ("own", "Gì?", "offices"), ("other", " ", "question")],
)
def test_a_question_needs_words_and_another_agency(world, other, accepted, offices, question, field):
    asked = {"none": [], "own": [world.commune], "other": [other]}[offices]
    with pytest.raises(Refused) as refused:
        cases.consult(accepted.pk, offices=asked, question=question, within=THREE_DAYS, by=world.actor("specialist"))
    assert refused.value.field == field


def test_the_decision_ends_the_questions_that_nobody_answered(world, other):
    case = world.to_signing(world.submit())
    (asked,) = ask(world, case, other, who="clerk")
    cases.decide(world.task_of_step(case).pk, outcome="granted", by=world.actor("chair"))
    asked.task.refresh_from_db()
    assert (asked.task.outcome, asked.task.done_by) == ("not_needed", None)


def test_a_question_waits_longer_where_the_clock_stood_still(world, other, accepted):
    (asked,) = ask(world, accepted, other)
    with clock.travel(clock.at(2026, 11, 18, 8)):
        cases.ask_supplement(accepted.pk, items=[], reason="Thiếu", by=world.actor("specialist"))
    with clock.travel(clock.at(2026, 11, 25, 8)):
        cases.answer_supplement(accepted.pk, by=world.actor("citizen"))
    with clock.travel(clock.at(2026, 11, 26, 8)):
        cases.give_opinion(asked.task_id, opinion="Đúng", by=world.actor("helper"))
    assert Event.objects.get(subject=accepted.pk, kind="cases.opinion_given").facts["on_time"] is True


def test_a_merged_case_ends_and_follows_the_other(world):
    first, second, third = (world.submit() for _ in range(3))
    cases.ask_supplement(second.pk, items=[], reason="Ảnh mờ", by=world.actor("clerk"))
    cases.merge(second.pk, into=first.pk, by=world.actor("clerk"))
    second.refresh_from_db()
    assert (second.stage, second.main, second.open_supplement) == (Stage.STOPPED, first, None)
    assert stage_of(second.records()) == second.stage
    with pytest.raises(AlreadyDone):
        cases.merge(second.pk, into=third.pk, by=world.actor("clerk"))
    with pytest.raises(Refused):
        cases.merge(third.pk, into=second.pk, by=world.actor("clerk"))
    cases.merge(first.pk, into=third.pk, by=world.actor("clerk"))
    assert second.main == third  # what was merged into the first goes along


def test_a_case_is_not_merged_into_one_without_an_answer_nor_across_confidence(world):
    case, refused, secret = world.submit(), world.submit(), world.submit(is_confidential=True)
    cases.refuse(refused.pk, reason="Không", basis="Điều 7", by=world.actor("clerk"))
    for into in (refused, secret, case):
        with pytest.raises(Refused):
            cases.merge(case.pk, into=into.pk, by=world.actor("clerk"))
    assert not Link.objects.exists()


def test_a_part_is_a_case_of_its_own_and_part_of_one_alone(world):
    whole, part, another = (world.submit() for _ in range(3))
    cases.make_part(part.pk, of=whole.pk, by=world.actor("clerk"))
    assert (part.stage, part.main, part.links.get().other) == (Stage.SUBMITTED, None, whole)
    with pytest.raises(AlreadyDone):
        cases.make_part(part.pk, of=another.pk, by=world.actor("clerk"))


def test_reopened_the_figures_take_back_decision_and_return_at_their_own_time(world):
    case = world.decide(world.to_signing(world.submit()))
    cases.hand_out(case.pk, way="online", by=world.actor("citizen"))
    cases.rate(case.pk, score=1, by=world.actor("citizen"))
    with clock.travel(clock.at(2026, 11, 18, 8)):
        made = cases.reopen(case.pk, reason="Đèn vẫn tắt", limit=THREE_DAYS, by=world.actor("citizen"))
    case.refresh_from_db()
    assert (case.stage, case.ended_at, case.is_rated, made.due_before) == (
        Stage.PROCESSING, None, False, clock.at(2026, 11, 20, 17),
    )  # fmt: skip
    assert clock.local(case.due_at) == clock.at(2026, 11, 23, 17)
    for kind in ("cases.decided", "cases.returned"):
        assert signs(case, kind) == [-1, 1], kind
    assert world.task(case).name == "Thụ lý hồ sơ"
    with pytest.raises(AlreadyDone):
        cases.reopen(case.pk, reason="Lần nữa", limit=THREE_DAYS, by=world.actor("citizen"))


def test_reopened_and_decided_again_counts_once(world):
    case = world.decide(world.to_signing(world.submit()))
    cases.reopen(case.pk, reason="Đèn vẫn tắt", limit=THREE_DAYS, by=world.actor("citizen"))
    for who in ("specialist", "head"):
        cases.finish_step(world.task(case).pk, by=world.actor(who))
    world.decide(case)
    assert signs(case, "cases.decided") == [-1, 1, 1]
    assert case.stage == Stage.DECIDED


def test_of_a_confidential_case_only_its_own_offices_know_and_no_former_one(world, other):
    case = world.submit(is_confidential=True)
    assert access.involved(case) == {world.citizen.party.subject_id, world.commune.here_id, world.desk.here_id}
    cases.accept(case.pk, limit=THREE_DAYS, process=cases.process_for(""), by=world.actor("clerk"))
    assert access.may(world.actor("specialist"), "cases.read", case)
    cases.transfer(case.pk, to=other, reason="Thuộc xã bên", by=world.actor("clerk"))
    assert access.involved(case) == {
        world.citizen.party.subject_id, world.commune.here_id, other.here_id,
    }  # fmt: skip
    assert not access.may(world.actor("specialist"), "cases.read", case)


def test_a_step_ends_with_the_appointment_at_the_latest(world):
    case = world.accept(world.submit(), Limit(Decimal(4), "clock"))
    assert clock.local(case.due_at) == clock.at(2026, 11, 17, 12)
    assert world.task(case).due_at == case.due_at


def test_hours_day_and_night_go_on_after_a_pause_as_they_were(world):
    case = world.accept(world.submit(), Limit(Decimal(24), "clock"))
    with clock.travel(clock.at(2026, 11, 17, 20)):
        cases.ask_supplement(case.pk, items=[], reason="Ở đâu?", by=world.actor("specialist"))
    with clock.travel(clock.at(2026, 11, 18, 2)):
        cases.answer_supplement(case.pk, by=world.actor("citizen"))
    case.refresh_from_db()
    assert abs(case.due_at - clock.at(2026, 11, 18, 14)) < timedelta(seconds=5)
