"""A report comes in, once, onto the desk of 1022."""

import pytest

from tinhso.base.clock import at
from tinhso.base.errors import Refused
from tinhso.base.ids import uuid7
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Stage, Task
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.knowing import actor_of, guest_by_token, new_guest, reporter_of
from tinhso.systems.feedback.models import Report
from tinhso.systems.feedback.reporting import Story, report


def test_a_report_waits_on_the_desk_of_1022_for_two_working_hours(world):
    made = world.report()
    task = Task.objects.get(case=made.case)
    assert made.case.code == "PA-261117-0001"
    assert (made.case.stage, made.case.office, task.name) == (
        Stage.SUBMITTED,
        world.centre,
        "Tiếp nhận, phân loại phản ánh",
    )
    assert task.due_at == at(2026, 11, 17, 10)
    kinds = list(Event.objects.filter(subject=made.case.pk).values_list("kind", flat=True))
    assert kinds == ["cases.submitted", "feedback.reported"]


def test_sent_twice_by_a_phone_it_is_one_report(world):
    key = uuid7()
    story = Story(category=world.lamp, text="Đèn đường không sáng ba đêm nay.")
    made = [
        report(story, reporter=reporter_of(world.citizen.party), by=world.actor("citizen"), case_id=key)
        for _ in range(2)
    ]
    assert made[0] == made[1] and Report.objects.count() == 1


def test_one_without_an_account_owns_the_report_by_a_link(world):
    guest = new_guest(phone="+84900000302")
    me = actor_of(guest.reporter)
    made = report(Story(category=world.lamp, text="Đèn đường không sáng."), reporter=guest.reporter, by=me)
    assert access.may(me, "cases.read", made.case) and made.case.applicant is None
    assert guest_by_token(guest.token) == guest.reporter
    assert guest_by_token(guest.token + "x") is None
    assert not access.may(actor_of(new_guest().reporter), "cases.read", made.case)


def test_of_a_confidential_report_only_its_own_desk_knows(world):
    made = world.report("Cán bộ đòi tiền khi chứng thực giấy tờ.", category=world.bribe)
    assert access.may(world.actor("coordinator"), "cases.read", made.case)
    assert access.involved(made.case) == {world.citizen.party.subject_id, world.centre.here_id}
    assert len(access.involved(world.report().case)) > 2  # of another, everybody above may know


@pytest.mark.parametrize("text", ["", "   ", "đèn hư", "x" * 5001])
def test_a_text_that_says_nothing_or_too_much_is_refused_beside_it(world, text):
    with pytest.raises(Refused) as refused:
        world.report(text)
    assert refused.value.field == "text" and not Report.objects.exists()
