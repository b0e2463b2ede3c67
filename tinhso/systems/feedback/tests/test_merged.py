"""Whoever reported what another had reported gets the answer of the other: on their page, by their channel."""

import pytest
from django.test import Client

from tinhso.base.errors import Refused
from tinhso.base.jobs import drain
from tinhso.engines.cases import api as cases
from tinhso.engines.messages.models import Message
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.desk.conditions import can_be_public
from tinhso.systems.feedback.desk.story import timeline
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import Publication, Support
from tinhso.systems.feedback.moderating import publish
from tinhso.systems.feedback.reporting import Story, report
from tinhso.systems.feedback.tests.channels import WORDS, mail, mail_account, receive, talk
from tinhso.systems.feedback.tests.channels import made as reported_over_a_channel
from tinhso.systems.feedback.tests.published import TEXT, answer
from tinhso.systems.feedback.tests.test_desk_handling import scene

pytestmark = [pytest.mark.django_db, pytest.mark.goal("feedback-8")]
ANSWER = "Đã thay bóng đèn."


@pytest.fixture
def main(world):
    return world.report()


@pytest.fixture
def twin(world):
    """The same lamp, reported with a confirmed number by one without an account."""
    guest = new_guest(phone="+84900000302", is_confirmed=True)
    made = report(Story(category=world.lamp, text=WORDS), reporter=guest.reporter, by=actor_of(guest.reporter))
    made.link = f"/phan-anh/theo-doi/{guest.token}/"
    return made


def merge(world, report, main):
    cases.merge(report.pk, into=main.pk, by=world.actor("coordinator"))
    drain()


@pytest.mark.parametrize("published", ["before", "after"])
def test_the_page_of_the_merged_report_leads_to_the_other_and_shows_its_answer(world, main, twin, published):
    if published == "before":
        publish(main.pk, text=TEXT, by=world.actor("coordinator"))
        drain()
    merge(world, twin, main)
    assert "không có trả lời" not in Client().get(twin.link).content.decode()
    if published == "after":
        page = Client().get(twin.link).content.decode()
        assert main.case.code not in page  # nothing of another's report before it was looked through
        publish(main.pk, text=TEXT, by=world.actor("coordinator"))
        drain()
    assert set(Support.objects.values_list("subject", flat=True)) == {twin.reporter.subject_id}
    answer(world, main.case, ANSWER)
    drain()
    page = Client().get(twin.link).content.decode()
    assert ANSWER in page and f"/phan-anh/cong-khai/{main.case.code}/" in page
    assert "chua-xong/" not in page and "danh-gia/" not in page  # the other one's to rate
    told = list(Message.objects.filter(to=twin.reporter.subject_id).order_by("sent_at").values_list("code", flat=True))
    assert told == ["feedback.merged", "feedback.followed"]


def test_over_the_channel_it_is_said_that_it_was_merged_and_what_the_other_was_answered(world, main):
    receive(mail_account(world), mail())
    twin = reported_over_a_channel(world)
    publish(main.pk, text=TEXT, by=world.actor("coordinator"))
    merge(world, twin, main)
    said = [line.text for line in talk().utterances.exclude(automatic="")]
    assert len(said) == 2 and main.case.code in said[1] and twin.case.code in said[1]
    answer(world, main.case, ANSWER)
    drain()
    assert ANSWER in talk().utterances.last().text and Publication.objects.get().answer == ANSWER


def test_of_an_answer_that_is_not_public_nothing_is_said_to_another(world):
    main = world.report(may_publish=False)
    receive(mail_account(world), mail())
    merge(world, reported_over_a_channel(world), main)
    answer(world, main.case, "Bà Sáu đã được hướng dẫn.")
    drain()
    assert all("hướng dẫn" not in line.text for line in talk().utterances.all())


def test_why_an_agency_closed_it_or_needs_longer_is_told_and_shown(world, twin):
    coordinator = world.actor("coordinator")
    handling.accept(handling.report_of(twin.pk), lead=world.commune, by=coordinator)
    twin.case.refresh_from_db()
    later = twin.case.due_at + (twin.case.due_at - twin.case.submitted_at)
    cases.extend(twin.pk, until=later, reason="Chờ xe cẩu của tỉnh.", by=world.actor("chair"))
    drain()
    assert "Chờ xe cẩu của tỉnh." in Client().get(twin.link).content.decode()
    cases.stop(twin.pk, reason="Tuyến đường đã bàn giao cho nhà đầu tư.", by=world.actor("specialist"))
    drain()
    page = Client().get(twin.link).content.decode()
    assert "Tuyến đường đã bàn giao cho nhà đầu tư." in page and "Chờ xe cẩu" not in page
    told = list(Message.objects.filter(to=twin.reporter.subject_id).order_by("sent_at").values_list("code", flat=True))
    assert told == ["feedback.accepted", "feedback.extended", "feedback.closed"]


def test_what_its_reporter_took_back_is_not_told_to_them(world, twin):
    cases.withdraw(twin.pk, reason="Đèn đã sáng.", by=actor_of(twin.reporter))
    drain()
    assert not Message.objects.filter(to=twin.reporter.subject_id).exists()


def test_officials_read_that_it_was_merged_and_not_that_it_ended_without_an_answer(world, main, twin):
    merge(world, twin, main)
    told = timeline(handling.report_of(twin.pk), scene(world, twin, "coordinator"), [])
    said = ("Được xử lý chung với phản ánh khác", f"Cùng nội dung với {main.case.code}.")
    assert said in [(str(entry.title), entry.text) for entry in told]
    assert not any("không có trả lời" in str(entry.title) for entry in told)


def test_what_was_merged_is_not_offered_for_publication(world, main, twin):
    assert can_be_public(scene(world, twin, "coordinator"))
    merge(world, twin, main)
    assert not can_be_public(scene(world, twin, "coordinator"))
    with pytest.raises(Refused, match="gộp"):
        publish(twin.pk, text=TEXT, by=world.actor("coordinator"))
