"""A conversation becomes a report, and what becomes of the report is said in the conversation."""

from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.base.ids import uuid7
from tinhso.base.jobs import drain
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Channel, Stage
from tinhso.systems.feedback.channels.answering import say, set_aside
from tinhso.systems.feedback.channels.following import link_token
from tinhso.systems.feedback.channels.making import make_report, unreported
from tinhso.systems.feedback.knowing import guest_by_token
from tinhso.systems.feedback.models import Conversation, Photo, Reply, Report
from tinhso.systems.feedback.reporting import Story
from tinhso.systems.feedback.tests.channels import WORDS, made, mail, mail_account, photo, receive, talk
from tinhso.systems.feedback.tests.hostile import signed_in
from tinhso.systems.feedback.tests.published import answer

pytestmark = pytest.mark.goal("feedback-34")


@pytest.fixture
def account(world):
    return mail_account(world)


@pytest.fixture
def reported(world, account):
    letter = mail()
    letter.add_attachment(photo(), maintype="image", subtype="jpeg", filename="đèn.jpg")
    receive(account, letter)
    return made(world)


def last() -> str:
    return talk().utterances.last().text


@pytest.mark.goal("feedback-18")
def test_a_report_made_of_a_mail_came_by_mail_with_its_picture(world, reported):
    assert (reported.case.channel, reported.reporter, reported.filed_by) == (
        Channel.EMAIL,
        talk().reporter,
        world.actor("coordinator").subject,
    )
    assert Photo.objects.filter(report=reported).count() == 1
    assert (talk().case, talk().is_waiting) == (reported.case, False)
    assert last().startswith(f"1022 đã tiếp nhận phản ánh của ông/bà. Mã phản ánh: {reported.case.code}.")


def test_the_link_that_is_told_opens_the_report(client, reported):
    token = link_token(talk())
    assert f"/phan-anh/theo-doi/{token}/" in last()
    assert guest_by_token(token) == reported.reporter
    assert reported.case.code in client.get(f"/phan-anh/theo-doi/{token}/").content.decode()


def test_made_twice_it_is_one_report(world, account):
    receive(account, mail())
    key = uuid7()
    assert made(world, key=key) == made(world, key=key)
    assert Report.objects.count() == 1


def test_a_question_of_the_agency_goes_out_and_the_next_mail_answers_it(world, account, reported):
    cases.ask_supplement(
        reported.pk,
        items=[{"what": "text", "label": "Vị trí", "reason": "Số trụ đèn"}],
        reason="Xin cho biết trụ đèn nào.",
        by=world.actor("coordinator"),
    )
    drain()
    assert "Xin cho biết trụ đèn nào.\n- Vị trí: Số trụ đèn" in last()
    receive(account, mail("Trụ số 14.", number="<2@thu.example>", subject=f"Re: [{reported.case.code}] Đèn hư"))
    reported.case.refresh_from_db()
    assert (reported.case.stage, reported.case.open_supplement) == (Stage.SUBMITTED, None)
    assert Reply.objects.get().text == "Trụ số 14."
    assert talk().is_waiting is False  # the agency has it; nobody at the desk need answer


def test_mail_web_and_the_telephone_come_together_in_one_case(client, world, reported):
    ask = {"items": [], "reason": "Xin cho biết trụ đèn nào.", "by": world.actor("coordinator")}
    cases.ask_supplement(reported.pk, **ask)
    drain()
    link = f"/phan-anh/theo-doi/{link_token(talk())}/"
    assert client.post(f"{link}tra-loi/", {"text": "Trụ số 14, trước nhà văn hóa."}).status_code == 302
    receive(talk().account, mail("Tối qua trụ 15 cũng tắt.", number="<2@thu.example>"))
    by_phone = world.report("Đèn trụ 14 không sáng, gọi điện báo.")
    cases.merge(by_phone.pk, into=reported.pk, by=world.actor("coordinator"))
    desk = signed_in(world.coordinator)
    page = desk.get(f"/phan-anh/{reported.case.code}/").content.decode()
    assert "Trụ số 14, trước nhà văn hóa." in page and by_phone.case.code in page
    assert f"/phan-anh/hoi-thoai/{talk().pk}/" in page and talk().case == reported.case
    thread = desk.get(f"/phan-anh/hoi-thoai/{talk().pk}/").content.decode()
    assert "Tối qua trụ 15 cũng tắt." in thread and reported.case.code in thread
    commune = signed_in(world.stranger).get(f"/phan-anh/hoi-thoai/{talk().pk}/")
    assert commune.status_code == 403  # the thread is the account's office's


def test_the_answer_is_told_once_it_is_published(world, reported):
    answer(world, reported.case, "Đã thay bóng đèn ngày 17/11.")
    drain()
    told = [said.text for said in talk().utterances.exclude(automatic="")]
    assert len(told) == 3 and "Đã thay bóng đèn ngày 17/11." in told[2]


def test_a_refusal_is_told_with_its_ground(world, reported):
    cases.refuse(reported.pk, reason="Đường nội bộ công ty.", basis="Quy chế 1022", by=world.actor("coordinator"))
    drain()
    assert "Đường nội bộ công ty.\n(Quy chế 1022)" in last()


def test_of_a_confidential_report_only_that_there_is_news(world, account):
    receive(account, mail("Cán bộ đòi tiền khi chứng thực."))
    report = made(world, category=world.bribe, text="Cán bộ đòi tiền khi chứng thực.")
    limit = Limit(Decimal(15), "workday")
    cases.accept(report.pk, limit=limit, by=world.actor("coordinator"), process=cases.process_for("feedback"))
    drain()
    assert last().startswith(f"Phản ánh {report.case.code} của ông/bà có thông tin mới.")


def test_a_code_that_somebody_else_knows_opens_nothing(world, account, reported):
    cases.ask_supplement(reported.pk, items=[], reason="Xin cho biết trụ đèn nào.", by=world.actor("coordinator"))
    other = mail("Tôi biết mã.", sender="la@thu.example", number="<9@thu.example>", subject=reported.case.code)
    receive(account, other)
    assert reported.case.open_supplement is not None and not Reply.objects.exists()
    assert talk_of("la@thu.example").case is None


def talk_of(sender):
    return Conversation.objects.get(reporter__email=sender)


def test_what_comes_after_a_report_is_the_matter_of_the_next(account, reported):
    assert not unreported(talk()).exists()
    with clock.travel(clock.at(2026, 11, 17, 9)):
        receive(account, mail("Còn ổ gà trước chợ nữa.", number="<2@thu.example>"))
        assert [said.text for said in unreported(talk())] == ["Còn ổ gà trước chợ nữa."]
        assert talk().is_waiting


@pytest.mark.parametrize("who", ["stranger", "specialist", "citizen"])
def test_whoever_has_no_right_there_neither_answers_nor_reports(world, account, who):
    receive(account, mail())
    for act in (
        lambda by: say(talk().pk, "Chào ông/bà.", by=by),
        lambda by: set_aside(talk().pk, by=by),
        lambda by: make_report(talk().pk, Story(category=world.lamp, text=WORDS), key=uuid7(), by=by),
    ):
        with pytest.raises(Denied):
            act(world.actor(who))
    assert talk().utterances.count() == 1 and not Report.objects.exists()


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
def test_an_empty_or_endless_answer_is_refused_beside_it(world, account, text):
    receive(account, mail())
    with pytest.raises(Refused) as refused:
        say(talk().pk, text, by=world.actor("coordinator"))
    assert refused.value.field == "text" and talk().is_waiting
