"""One case from submission to rating, and every way it can leave the road."""

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused, Stale
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage, Task
from tinhso.engines.cases.tests.world import THREE_DAYS
from tinhso.engines.events.models import Event

at = clock.at


def kinds(case: Case) -> list[str]:
    return list(Event.objects.filter(subject=case.pk).order_by("recorded_at", "id").values_list("kind", flat=True))


def test_a_case_goes_from_the_desk_to_the_chair_and_back_to_the_citizen(world):
    case = world.submit()
    assert case.code == "H53.101-20261117-0000001"
    assert case.stage == Stage.SUBMITTED
    world.to_signing(case)
    assert case.stage == Stage.PROCESSING
    world.decide(case)
    assert (case.stage, case.on_time) == (Stage.DECIDED, True)
    cases.hand_out(case.pk, way="desk", by=world.actor("clerk"))
    case.refresh_from_db()
    assert case.stage == Stage.RETURNED
    cases.rate(case.pk, score=3, by=world.actor("citizen"))
    assert kinds(case) == [
        "cases.submitted", "cases.step_begun", "cases.accepted", "cases.step_done", "cases.step_begun",
        "cases.step_done", "cases.step_begun", "cases.decided", "cases.returned", "cases.rated",
    ]  # fmt: skip


@pytest.mark.goal("cases-12")
def test_three_working_days_from_tuesday_end_at_the_close_of_friday(world):
    case = world.accept(world.submit())
    assert clock.local(case.due_at) == at(2026, 11, 20, 17)


@pytest.mark.goal("cases-12")
def test_the_day_of_vietnamese_culture_does_not_count(world):
    with clock.travel(at(2026, 11, 20, 8)):
        case = world.accept(world.submit())
    assert clock.local(case.due_at) == at(2026, 11, 26, 17)  # 21 and 22 are a weekend, 24 is the holiday


def test_the_desk_must_answer_within_eight_working_hours(world):
    case = world.submit()
    assert clock.local(world.task(case).due_at) == at(2026, 11, 18, 8)


@pytest.mark.goal("cases-13")
def test_a_case_suspended_over_a_week_keeps_its_remaining_hours(world):
    case = world.accept(world.submit())
    step_due = world.task(case).due_at
    with clock.travel(at(2026, 11, 18, 8)):
        cases.ask_supplement(case.pk, items=[], reason="Thiếu giấy chứng sinh", by=world.actor("specialist"))
    with clock.travel(at(2026, 11, 25, 8)):  # four working days stood still: 18, 19, 20, 23
        cases.answer_supplement(case.pk, by=world.actor("citizen"))
    case.refresh_from_db()
    assert clock.local(case.due_at) == at(2026, 11, 27, 17)
    assert clock.local(step_due) == at(2026, 11, 18, 14)
    assert clock.local(world.task(case).due_at) == at(2026, 11, 25, 14)


def test_a_supplement_before_receipt_brings_the_case_back_to_the_desk(world):
    case = world.submit()
    cases.ask_supplement(case.pk, items=[], reason="Ảnh mờ", by=world.actor("clerk"))
    case.refresh_from_db()
    assert case.stage == Stage.SUPPLEMENT
    assert not case.tasks.filter(done_at=None).exists()
    cases.answer_supplement(case.pk, by=world.actor("citizen"))
    case.refresh_from_db()
    assert case.stage == Stage.SUBMITTED
    assert world.task(case).kind == Task.Kind.RECEPTION


def test_a_refusal_needs_its_legal_ground_and_ends_the_case(world):
    case = world.submit()
    with pytest.raises(Refused) as refused:
        cases.refuse(case.pk, reason="Không thuộc thẩm quyền", basis=" ", by=world.actor("clerk"))
    assert refused.value.field == "basis"
    cases.refuse(case.pk, reason="Không thuộc thẩm quyền", basis="Điều 7 Luật Hộ tịch", by=world.actor("clerk"))
    case.refresh_from_db()
    assert case.stage == Stage.REFUSED


def test_work_sent_back_returns_to_whoever_did_it(world):
    case = world.accept(world.submit())
    cases.finish_step(world.task(case).pk, by=world.actor("specialist"))
    cases.send_back(world.task(case).pk, reason="Bổ sung ý kiến", by=world.actor("head"))
    task = world.task(case)
    assert (task.name, task.holder) == ("Thụ lý hồ sơ", world.specialist)


def test_a_late_decision_is_late_even_if_it_is_returned_at_once(world):
    case = world.to_signing(world.submit())
    with clock.travel(at(2026, 11, 23, 8)):
        world.decide(case)
    assert case.on_time is False
    facts = {"matter": "services.dossier", "outcome": "granted", "on_time": False, "delay": "agency"}
    assert Event.objects.get(subject=case.pk, kind="cases.decided").facts == facts


def test_a_recalled_decision_is_taken_back_in_the_figures_at_its_own_time(world):
    case = world.decide(world.to_signing(world.submit()))
    decided = Event.objects.get(subject=case.pk, kind="cases.decided")
    with clock.travel(at(2026, 11, 18, 9)):
        cases.recall(case.pk, reason="Sai tên", by=world.actor("chair"))
    back = Event.objects.get(subject=case.pk, kind="cases.decided", sign=-1)
    assert (back.at, back.facts) == (decided.at, decided.facts)
    case.refresh_from_db()
    assert (case.stage, case.ended_at) == (Stage.PROCESSING, None)
    assert world.task(case).kind == Task.Kind.SIGN


def test_the_deadline_is_extended_once_with_a_letter_of_apology(world):
    case = world.accept(world.submit())
    head = world.actor("head")
    cases.extend(case.pk, until=at(2026, 11, 25, 17), reason="Cần xác minh", by=head)
    with pytest.raises(AlreadyDone):
        cases.extend(case.pk, until=at(2026, 11, 27, 17), reason="Lần nữa", by=head)
    case.refresh_from_db()
    assert clock.local(case.due_at) == at(2026, 11, 25, 17)


def test_a_case_not_yet_received_can_be_withdrawn_at_once(world):
    case = world.submit()
    cases.withdraw(case.pk, reason="Nộp nhầm nơi", by=world.actor("citizen"))
    case.refresh_from_db()
    assert case.stage == Stage.STOPPED
    assert not case.tasks.filter(done_at=None).exists()


def test_a_received_case_is_withdrawn_when_the_office_agrees(world):
    case = world.accept(world.submit())
    cases.withdraw(case.pk, reason="Không cần nữa", by=world.actor("citizen"))
    case.refresh_from_db()
    assert case.stage == Stage.WITHDRAWING
    with pytest.raises(Refused) as refused:
        cases.answer_withdrawal(case.pk, agree=False, reason=" ", by=world.actor("clerk"))
    assert refused.value.field == "reason"
    cases.answer_withdrawal(case.pk, agree=False, reason="Đã ký", by=world.actor("clerk"))
    case.refresh_from_db()
    assert case.stage == Stage.PROCESSING
    assert (case.withdrawals.get().agreed, case.withdrawals.get().answer) == (False, "Đã ký")
    assert Event.objects.filter(subject=case.pk, kind="cases.withdrawal_declined").count() == 1


def test_a_stale_page_is_told_and_changes_nothing(world):
    case = world.submit()
    shown = case.version
    world.accept(case)
    with pytest.raises(Stale):
        cases.refuse(case.pk, reason="x", basis="y", by=world.actor("clerk"), version=shown)
    case.refresh_from_db()
    assert case.stage == Stage.PROCESSING


def test_accepting_twice_is_refused_and_gives_one_receipt(world):
    case = world.accept(world.submit())
    with pytest.raises(AlreadyDone):
        cases.accept(case.pk, limit=THREE_DAYS, by=world.actor("clerk"))
    assert kinds(case).count("cases.accepted") == 1


@pytest.mark.parametrize("who", ["stranger", "specialist", "citizen", "other_citizen"])
def test_nobody_but_the_desk_receives_and_a_refusal_of_the_right_changes_nothing(world, who):
    case = world.submit()
    before = kinds(case)
    with pytest.raises(Denied):
        cases.accept(case.pk, limit=THREE_DAYS, process=cases.process_for(""), by=world.actor(who))
    case.refresh_from_db()
    assert (case.stage, kinds(case)) == (Stage.SUBMITTED, before)


def test_a_colleagues_task_cannot_be_finished_by_another(world):
    case = world.accept(world.submit())
    task = world.task(case)
    cases.claim(task.pk, by=world.actor("specialist"))
    with pytest.raises(Denied):
        cases.finish_step(task.pk, by=world.actor("head"))
    assert Task.objects.get(pk=task.pk).done_at is None


def test_a_financial_duty_stops_the_desk_until_it_is_settled(world):
    case = world.submit()
    demand = case.pk  # any key will do
    cases.raise_duty(case.pk, demand=demand, by=world.actor("clerk"))
    with pytest.raises(Refused):
        world.accept(case)
    cases.settle_duty(demand)
    cases.settle_duty(demand)  # the notice comes twice
    assert kinds(case).count("cases.duty_settled") == 1
    assert world.accept(case).stage == Stage.PROCESSING
