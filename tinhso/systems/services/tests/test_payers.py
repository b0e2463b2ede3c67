"""The payer whom the tariff favours: claimed, proved, checked; the difference asked for or given back."""

import pytest

from tests.main_job.test_main_job import act, pay
from tests.main_job.walk import a_pdf, send
from tests.people.world import SINGLE, draft
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.cases.models import Case, Stage
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.messages.models import Message
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand, RefundRequest
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import PayerCheck
from tinhso.systems.services.payers.checking import check_payer

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-18")]
HALF = 7_500  # half of 15.000 đ, for handing in online


def handed_in(province, group: str = "", who: str = "huong") -> Case:
    """A confirmation of marital status by somebody of this group."""
    actor = province.actor(who)
    key = draft(actor, SINGLE, had_before="no", payer_group=group)
    version = forms.own_draft(key, by=actor).version
    proof = next((paper.code for paper in version.papers if paper.when == {"==": [{"var": "payer_group"}, group]}), "")
    if proof:
        forms.attach(key, proof, files.store(a_pdf(), name="minh-chung.pdf", owner=actor.subject), by=actor)
    return file_dossier(key, by=actor).case


def left(case: Case) -> list[tuple[int, str]]:
    return [(demand.total, demand.stage) for demand in payments.of(case.pk)]


def test_the_applicant_says_who_they_are_and_sees_the_price_change(province):
    client = province.client("huong")
    here = send(client, f"/nop-ho-so/{SINGLE}/", {}).headers["Location"]
    step = f"{here}doi-tuong-nop-phi/"
    page = client.get(step).text
    assert "Người khuyết tật: 0 đ" in page
    assert "Miễn lệ phí cho: người thuộc gia đình có công" in page
    changed = client.post(step, {"payer_group": "none"}, headers={"HX-Request": "true"}).text
    assert "7.500" in changed
    send(client, step, {"payer_group": "disabled"})
    checked = client.get(f"{here}kiem-tra/").text
    assert "Giấy xác nhận khuyết tật" in checked
    assert "Lệ phí cấp giấy xác nhận tình trạng hôn nhân" in checked


def test_without_its_proof_nobody_is_favoured(province):
    with pytest.raises(forms.Incomplete):
        file_dossier(
            draft(province.actor("huong"), SINGLE, had_before="no", payer_group="poor"), by=province.actor("huong")
        )


def test_a_claim_that_holds_is_checked_with_the_receipt_and_costs_nothing(province):
    case = handed_in(province, "disabled")
    assert (case.stage, left(case)) == (Stage.SUBMITTED, [])
    page = province.client("duyen").get(f"/ho-so/{case.code}/tiep-nhan/").text
    assert "Người khuyết tật: 0 đ" in page
    act(province.client("duyen"), case.code, "tiep-nhan", note="", found="disabled")
    case.refresh_from_db()
    assert case.received_at is not None
    check = PayerCheck.objects.get(case=case)
    assert (check.claimed, check.found, check.by) == ("disabled", "disabled", province.position("duyen"))
    assert "Người khuyết tật" in province.client("huong").get(f"/ho-so/{case.code}/").text


def test_a_claim_that_does_not_hold_is_asked_for_before_the_dossier_is_received(province):
    case = handed_in(province, "poor")
    clerk = province.client("duyen")
    again = clerk.post(f"/ho-so/{case.code}/tiep-nhan/", {"version": case.version, "found": ""})
    assert again.status_code == 422  # a correction says why
    act(clerk, case.code, "tiep-nhan", found="", reason="Giấy chứng nhận đã hết hạn.")
    case.refresh_from_db()
    assert (case.stage, case.received_at, left(case)) == (Stage.DUTY, None, [(HALF, "waiting")])
    province.work()
    pay(province, case)
    act(clerk, case.code, "tiep-nhan", note="")
    case.refresh_from_db()
    assert case.received_at is not None
    assert Paper.objects.filter(about=case.pk, kind="services.fee").count() == 1


def test_several_at_once_are_not_received_where_a_claim_waits(province):
    case = handed_in(province, "poor")
    given = {"viec": "tiep-nhan", "code": [case.code], "back": "/ho-so/", "note": ""}
    key = "0192d000-0000-7000-8000-000000000001"
    province.client("duyen").post("/hang-loat/", {**given, "key": key})
    province.work()
    case.refresh_from_db()
    assert case.received_at is None


def test_whoever_paid_and_is_favoured_gets_it_back_by_two_officials(province):
    case = handed_in(province)
    province.work()
    pay(province, case)
    clerk = province.actor("duyen")
    check_payer(case.pk, found="merit", reason="Có giấy xác nhận thân nhân liệt sĩ.", by=clerk)
    proposal = RefundRequest.objects.get(demand__about=case.pk)
    assert (proposal.amount, proposal.is_open) == (HALF, True)
    payments.decide_refund(proposal.pk, agreed=True, by=province.actor("quang"))
    assert left(case) == [(HALF, "refunded")]
    check_payer(case.pk, found="", reason="Giấy xác nhận của người khác.", by=clerk)
    assert left(case) == [(HALF, "refunded"), (HALF, "waiting")]


def test_a_fee_that_nobody_has_paid_is_taken_back(province):
    case = handed_in(province)
    assert case.stage == Stage.DUTY
    act(province.client("duyen"), case.code, "doi-tuong-nop-phi", found="disabled", reason="Có giấy xác nhận.")
    case.refresh_from_db()
    assert (case.stage, left(case)) == (Stage.SUBMITTED, [(HALF, "cancelled")])


def test_a_later_correction_stops_the_clock_until_the_rest_is_paid_and_gives_a_second_receipt(province):
    case = handed_in(province, "disabled")
    act(province.client("duyen"), case.code, "tiep-nhan", note="", found="disabled")
    check_payer(case.pk, found="", reason="Giấy xác nhận bị thu hồi.", by=province.actor("duyen"))
    case.refresh_from_db()
    assert case.is_suspended
    province.work()
    pay(province, case)
    case.refresh_from_db()
    assert not case.is_suspended
    assert Demand.objects.get(about=case.pk).balance == HALF


def test_the_applicant_is_told_what_it_costs_now_and_nothing_where_the_price_stays(province):
    case, clerk = handed_in(province, "disabled"), province.actor("duyen")
    check_payer(case.pk, found="merit", reason="Có giấy xác nhận thân nhân liệt sĩ.", by=clerk)
    province.work()
    told = Message.objects.filter(about=case.pk, code="services.payer_corrected")
    assert not told.exists()
    check_payer(case.pk, found="", reason="Giấy xác nhận của người khác.", by=clerk)
    province.work()
    assert "số tiền phải nộp là 7.500 đ, trước đó là 0 đ" in told.get().body


@pytest.mark.parametrize("who", ["huong", "phuc", "gam", "thuong"])
def test_only_the_desk_that_receives_checks_the_payer(province, who):
    case = handed_in(province, "disabled")
    with pytest.raises(Denied):
        check_payer(case.pk, found="disabled", by=province.actor(who))
    assert not PayerCheck.objects.exists()


def test_the_same_finding_twice_a_strange_group_and_no_reason_change_nothing(province):
    case, clerk = handed_in(province, "disabled"), province.actor("duyen")
    for found, field in (("student", "found"), ("", "reason")):
        with pytest.raises(Refused) as refused:
            check_payer(case.pk, found=found, by=clerk)
        assert refused.value.field == field
    check_payer(case.pk, found="disabled", by=clerk)
    with pytest.raises(AlreadyDone):
        check_payer(case.pk, found="disabled", by=clerk)
    assert PayerCheck.objects.count() == 1


def test_who_is_poor_or_disabled_is_covered_from_whoever_does_not_handle_it(province):
    case = handed_in(province, "disabled")
    assert "Người khuyết tật" in province.client("huong").get(f"/ho-so/{case.code}/").text
    seen = province.client("thuong").get(f"/ho-so/{case.code}/")
    assert seen.status_code == 404 or "Người khuyết tật" not in seen.text
