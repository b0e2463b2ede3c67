"""What a reporter does once the report is in: taking it back, leaving a mail address, details and duplicates later."""

import pytest
from django.test import Client

from tinhso.base.errors import Denied, Refused
from tinhso.base.jobs import drain
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.cases.models import Stage
from tinhso.engines.events.models import Event
from tinhso.engines.messages.models import Message
from tinhso.engines.messages.sms.gateway import Sms
from tinhso.systems.feedback.citizen.afterwards import join_instead, keep_mine, tell_details, withdraw
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import Publication, Report, Reporter, Support
from tinhso.systems.feedback.public.keeping import report_of
from tinhso.systems.feedback.public.supporting import guest_of, take_up
from tinhso.systems.feedback.reporting import Story, report
from tinhso.systems.feedback.tests.published import answer, publish
from tinhso.systems.feedback.tests.test_citizen_budget import HERE, near
from tinhso.systems.feedback.tests.test_citizen_following import code_for
from tinhso.systems.feedback.tests.test_desk_pages import browser

pytestmark = pytest.mark.django_db
WORDS = "Đèn đường trước số nhà 12 không sáng."
QUESTIONS = [
    {"name": "lamps", "type": "choice", "label": "Mấy đèn không sáng?", "required": True,
     "options": [{"value": "one", "label": "Một đèn"}, {"value": "more", "label": "Cả tuyến"}]},
]  # fmt: skip


@pytest.fixture
def guest(world):
    return new_guest()


@pytest.fixture
def made(world, guest) -> Report:
    """Written without a connection."""
    story = Story(category=world.lamp, text=WORDS, lat=HERE[0], lng=HERE[1])
    return report(story, reporter=guest.reporter, by=actor_of(guest.reporter), asked_later=True)


@pytest.fixture
def link(guest) -> str:
    return f"/phan-anh/theo-doi/{guest.token}/"


def stage(made: Report) -> Stage:
    made.case.refresh_from_db()
    return Stage(made.case.stage)


def test_a_report_that_nobody_handles_is_taken_back_at_once_with_a_reason_and_only_once(made, link):
    assert f"{link}rut/" in Client().get(link).content.decode()
    assert Client().post(f"{link}rut/", {"reason": " "}).status_code == 422
    assert stage(made) == Stage.SUBMITTED
    assert Client().post(f"{link}rut/", {"reason": "Đèn đã sáng lại."}).status_code == 302
    assert stage(made) == Stage.STOPPED
    assert Client().post(f"{link}rut/", {"reason": "Lần hai."}).status_code == 422
    assert made.case.withdrawals.count() == 1


def test_one_that_is_handled_is_taken_back_when_1022_agrees(world, made, link):
    handling.accept(made, lead=world.commune, by=world.actor("coordinator"))
    Client().post(f"{link}rut/", {"reason": "Đèn đã sáng lại."})
    assert stage(made) == Stage.WITHDRAWING
    client, address = browser(world.coordinator), f"/phan-anh/{made.case.code}/rut/"
    assert "Đèn đã sáng lại." in client.get(address).content.decode()
    browser(world.specialist).post(address, {"agree": "yes", "version": made.case.version})  # not theirs to answer
    assert stage(made) == Stage.WITHDRAWING
    assert client.post(address, {"agree": "no", "version": made.case.version}).status_code == 422  # without a reason
    no = {"agree": "no", "reason": "Còn đèn khác trên tuyến.", "version": made.case.version}
    assert client.post(address, no).status_code == 302
    assert stage(made) == Stage.PROCESSING
    assert "Còn đèn khác trên tuyến." in Client().get(link).content.decode()
    Client().post(f"{link}rut/", {"reason": "Thật sự không cần nữa."})
    assert stage(made) == Stage.WITHDRAWING
    assert client.post(address, {"agree": "yes", "version": made.case.version}).status_code == 302
    assert stage(made) == Stage.STOPPED


def test_nobody_takes_back_joins_or_tells_for_another(world, made):
    for who in ("citizen", "stranger"):
        for act in (
            lambda by: withdraw(made, reason="x", by=by),
            lambda by: tell_details(made, answers={}, by=by),
            lambda by: keep_mine(made, by=by),
        ):
            with pytest.raises(Denied):
                act(world.actor(who))
    assert stage(made) == Stage.SUBMITTED and Report.objects.get(pk=made.pk).asked_later


def test_a_mail_address_counts_once_its_code_came_back_and_the_answer_goes_there(world, made, link):
    page = Client()
    assert page.post(f"{link}lien-he/", {"phone": "khong@"}).status_code == 422
    assert page.post(f"{link}lien-he/", {"phone": "sau@thu.example"}).status_code == 302
    assert not Reporter.objects.get(pk=made.reporter_id).email
    assert page.post(f"{link}ma/", {"code": "000000"}).status_code == 422
    assert page.post(f"{link}ma/", {"code": code_for("sau@thu.example")}).status_code == 302
    held = Reporter.objects.get(pk=made.reporter_id)
    assert (held.email, bool(held.email_confirmed_at), held.confirmed_at) == ("sau@thu.example", True, None)
    assert "sau@thu.example" not in page.get(link).content.decode()
    answer(world, made.case, "Đã thay bóng đèn.")
    drain()
    message = Message.objects.get(to=made.reporter.subject_id, code="feedback.answered")
    assert message.mail and not message.sms
    assert Outgoing.objects.filter(adapter="mail", key=str(message.pk)).exists()


def test_an_unconfirmed_number_gets_nothing_though_the_mail_address_is_confirmed(world, made, link):
    Reporter.objects.filter(pk=made.reporter_id).update(phone="+84900000311")
    page = Client()
    page.post(f"{link}lien-he/", {"phone": "sau@thu.example"})
    page.post(f"{link}ma/", {"code": code_for("sau@thu.example")})
    answer(world, made.case, "Đã thay bóng đèn.")
    drain()
    assert Message.objects.get(to=made.reporter.subject_id, code="feedback.answered").sms == ""


@pytest.mark.goal("feedback-5")
def test_the_questions_that_nobody_could_ask_are_asked_on_the_reporters_page(world, made, link):
    world.lamp.questions = QUESTIONS
    world.lamp.save()
    assert "Mấy đèn không sáng?" in Client().get(link).content.decode()
    assert Client().post(f"{link}chi-tiet/", {}).status_code == 422
    assert Client().post(f"{link}chi-tiet/", {"lamps": "more"}).status_code == 302
    assert Report.objects.get(pk=made.pk).answers == {"lamps": "more"}
    shown = Client().get(link).content.decode()
    assert "Cả tuyến" in shown and 'action="' + f"{link}chi-tiet/" not in shown
    assert Event.objects.filter(kind="feedback.detailed", subject=made.pk).count() == 1
    assert made.case.routings.count() >= 1  # the rules were asked once more: answers may change who leads


@pytest.mark.goal("feedback-8")
def test_duplicates_are_shown_afterwards_and_joined_instead(world, made, link):
    other = near(world, 10, code="PA-2611-0009")
    assert other.code in Client().get(link).content.decode()
    Client().post(f"{link}trung/", {"join": other.code})
    assert stage(made) == Stage.STOPPED
    support = Support.objects.get()
    assert (support.publication_id, support.subject, support.is_affected) == (
        other.pk, made.reporter.subject_id, True,
    )  # fmt: skip
    assert Publication.objects.get(pk=other.pk).supporters == 1
    Client().post(f"{link}trung/", {"join": other.code})
    assert Support.objects.count() == 1


def test_whoever_says_that_theirs_is_another_is_not_asked_again(world, made, link):
    other = near(world, 10)
    assert Client().post(f"{link}trung/", {"join": ""}).status_code == 302
    assert other.code not in Client().get(link).content.decode()
    assert stage(made) == Stage.SUBMITTED and not Support.objects.exists()
    assert Client().post(f"{link}trung/", {"join": other.code}).status_code == 422  # no longer offered


def test_one_that_was_sent_with_a_connection_is_not_shown_duplicates_again(world, guest, link):
    near(world, 10)
    story = Story(category=world.lamp, text=WORDS, lat=HERE[0], lng=HERE[1])
    made = report(story, reporter=guest.reporter, by=actor_of(guest.reporter))
    with pytest.raises(Refused):
        join_instead(made, "PA-0", by=actor_of(guest.reporter))
    assert f"{link}trung/" not in Client().get(link).content.decode()


@pytest.mark.goal("feedback-9")
def test_a_follower_who_gave_only_a_number_hears_of_the_answer_by_sms(world):
    found = publish(world)
    follower = guest_of("+84900000555")
    take_up(found.pk, by=actor_of(follower), is_affected=False)
    answer(world, report_of(found.report).case, "Đã thay bóng đèn.")
    drain()
    drain()
    message = Message.objects.get(to=follower.subject_id)
    assert found.code in message.sms and f"/phan-anh/cong-khai/{found.code}/" in message.sms
    assert Outgoing.objects.filter(adapter="sms", key=str(message.pk)).count() == 1
    assert Sms().prepare("message", {"message": str(message.pk)})["to"] == "+84900000555"
