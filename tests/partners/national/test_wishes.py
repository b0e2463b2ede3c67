"""What a citizen does at the national portal after handing in: the supplement and the withdrawal."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from django.test import Client

from pretend.national import asking
from pretend.paygov import notify
from tests.conformance.verb_test import accept
from tests.dossiers import many
from tinhso.base import clock
from tinhso.engines.adapters.api import sign
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage, Task
from tinhso.engines.events.models import Event, Look
from tinhso.engines.papers import api as papers
from tinhso.engines.payments import api as payments
from tinhso.systems.national.models import Wish
from tinhso.systems.national.reconciling.verbs import reconcile
from tinhso.systems.services import letters
from tinhso.systems.services.models import Amendment

pytestmark = pytest.mark.django_db
HUONG, PHUC = "080190004128", "080085007315"
ITEMS = [{"what": "uy-quyen", "label": "Giấy ủy quyền", "reason": "Ảnh mờ, không đọc được số."}]


@pytest.fixture
def case(linked, portal):
    """Paid, received, and told to the portal."""
    (made,) = many(linked, 1)
    payments.pay_cash(made.demand, by=linked.actor("duyen"))
    linked.work()
    accept(Case.objects.get(pk=made.pk), linked, "duyen")
    linked.work()
    return Case.objects.get(pk=made.pk)


@pytest.fixture
def awaited(case, linked):
    """A supplement is asked for, and the portal knows."""
    cases.ask_supplement(case.pk, items=ITEMS, reason="Bổ sung bản chụp rõ.", by=linked.actor("thuong"))
    linked.work()
    return case


def now(case) -> Case:
    return Case.objects.get(pk=case.pk)


def answer(portal, message) -> tuple[str, str]:
    row = portal.store.get("asked", message)
    return row.get("TrangThai", ""), row.get("KetQua", "")


def test_a_supplement_handed_in_at_the_portal_is_in_the_dossier_as_if_done_here(awaited, portal, linked):
    portal.turn("repeat", "on")
    message = asking.supplement(portal, awaited.code, number=HUONG, said="Tôi gửi lại bản rõ.")
    linked.work()
    asking.bring(portal, message)
    made = Amendment.objects.get(case=awaited)
    assert (made.note, made.files.get().paper, now(awaited).stage) == ("Tôi gửi lại bản rõ.", "uy-quyen", 4)
    answered = Event.objects.get(kind="cases.supplement_answered", subject=awaited.pk)
    assert answered.actor == linked.person("huong").party.subject_id
    assert answer(portal, message)[0] == "1" and Wish.objects.get().content == {}
    assert portal.store.get("hoso", awaited.code)["DanhSachHoSoBoSung"][0]["TrangThaiBoSung"] == "1"
    assert reconcile().differing == 0


def test_a_supplement_that_was_handed_in_here_first_is_declined_with_when(awaited, portal, linked):
    with clock.travel(clock.now()):
        cases.answer_supplement(awaited.pk, by=linked.actor("huong"))
        at = f"{clock.local(clock.now()):%H:%M %d/%m/%Y}"
    message = asking.supplement(portal, awaited.code, number=HUONG, said="Tôi gửi lại bản rõ.")
    state, why = answer(portal, message)
    assert state == "2" and at in why and not Amendment.objects.exists()
    linked.work()
    assert portal.store.get("hoso", awaited.code)["ThongTinKhac"] == why


def test_a_supplement_after_the_end_is_declined(awaited, portal, linked):
    cases.stop(awaited.pk, reason="Không đủ điều kiện", by=linked.actor("thuong"))
    message = asking.supplement(portal, awaited.code, number=HUONG, said="Tôi gửi lại bản rõ.")
    assert answer(portal, message)[0] == "2" and "kết thúc" in answer(portal, message)[1]
    assert now(awaited).stage == Stage.STOPPED and not Amendment.objects.exists()


def test_a_withdrawal_is_told_to_the_agency_and_the_agency_answers(case, portal, linked):
    message = asking.withdraw(portal, case.code, number=HUONG, said="Tôi đã làm ở nơi khác.")
    assert answer(portal, message)[0] == "1" and now(case).stage == Stage.WITHDRAWING
    assert now(case).withdrawals.get().reason == "Tôi đã làm ở nơi khác."
    again = asking.withdraw(portal, case.code, number=HUONG, said="Xin rút.")
    assert answer(portal, again)[0] == "1" and now(case).withdrawals.count() == 1
    cases.answer_withdrawal(case.pk, agree=True, reason="Đồng ý", by=linked.actor("duyen"))
    linked.work()
    assert portal.store.get("hoso", case.code)["TrangThaiHoSo"] == "8" and reconcile().differing == 0


def test_a_settled_dossier_is_not_withdrawn_and_the_citizen_reads_why(case, portal, linked):
    cases.stop(case.pk, reason="Không đủ điều kiện", by=linked.actor("thuong"))
    message = asking.withdraw(portal, case.code, number=HUONG, said="Xin rút.")
    state, why = answer(portal, message)
    assert state == "2" and why and not now(case).withdrawals.exists()


@pytest.mark.parametrize("number", [PHUC, "001099999999", "không phải số"])
def test_who_is_not_the_applicant_may_ask_nothing(awaited, portal, linked, number):
    withdrawn = asking.withdraw(portal, awaited.code, number=number, said="Xin rút.")
    supplied = asking.supplement(portal, awaited.code, number=number, said="Đây.")
    linked.work()
    asking.bring(portal, supplied)
    assert {answer(portal, each)[0] for each in (withdrawn, supplied)} == {"2"}
    assert now(awaited).stage == Stage.SUPPLEMENT and not Amendment.objects.exists()


def test_what_never_reached_us_is_taken_in_by_the_comparison(case, portal, linked):
    portal.turn("silent", "1")
    message = asking.withdraw(portal, case.code, number=HUONG, said="Xin rút.")
    assert not Wish.objects.exists() and asking.waiting(portal) == [message]
    assert reconcile().taken_in == 1 and now(case).stage == Stage.WITHDRAWING
    asking.bring(portal, message)
    assert answer(portal, message)[0] == "1" and now(case).withdrawals.count() == 1


def test_a_supplement_whose_files_cannot_be_fetched_waits_and_is_done_later(awaited, portal, linked):
    portal.turn("refuse", "on")
    message = asking.supplement(portal, awaited.code, number=HUONG, said="Đây.")
    linked.work()
    waits = Wish.objects.get()
    assert waits.answered_at is None and waits.tries > 0 and waits.why
    keeper = linked.client("dang")
    shown = keeper.get("/lien-thong/doi-soat/").content.decode()
    assert awaited.code in shown and waits.why in shown
    portal.turn("refuse", "")
    assert linked.client("duyen").post(f"/lien-thong/yeu-cau/{waits.pk}/lam-lai/").status_code == 403
    assert keeper.post(f"/lien-thong/yeu-cau/{waits.pk}/lam-lai/").status_code == 302
    asking.bring(portal, message)
    assert answer(portal, message)[0] == "1" and Amendment.objects.filter(case=awaited).count() == 1


def said_by_hand(message: str, case, key: bytes) -> tuple[int, dict]:
    body = json.dumps({"MaBanTin": message, "MaHoSo": case.code, "LoaiYeuCau": "2", "SoDinhDanh": HUONG}).encode()
    answer = Client().post(
        "/lien-thong/yeu-cau/national", body, "application/json", headers={"X-Signature": sign(body, key)}
    )
    return answer.status_code, answer.json()


def test_only_the_portal_is_believed_and_a_number_stands_for_one_message(case, portal):
    key = notify.key(portal)
    assert said_by_hand("m-1", case, b"another key") == (401, {"error_code": "03", "error_message": "forged"})
    assert not Wish.objects.exists() and now(case).stage == Stage.PROCESSING
    assert said_by_hand("m-1", case, key)[0] == 200
    case.code = "G22.99-20261116-0000009"
    assert said_by_hand("m-1", case, key)[0] == 409
    assert said_by_hand("m-2", case, key)[1]["error_code"] == "06"
    assert Wish.objects.count() == 1


def test_the_portal_fetches_the_signed_result_and_nobody_else_does(case, portal, linked):
    for who in ("thuong", "phuong"):
        cases.finish_step(Task.objects.get(case=case, done_at=None).pk, by=linked.actor(who))
    by = linked.actor("quang")
    paper = papers.issue_now(
        kind=letters.result_kind("granted"), office=case.office, data=letters.result(case.dossier, outcome="granted"),
        about=case.pk, owner=case.owner, by=by, sign_as=by.position,
    )  # fmt: skip
    cases.decide(Task.objects.get(case=case, done_at=None).pk, outcome="granted", paper=paper, by=by)
    linked.work()
    told = portal.store.get("hoso", case.code)
    (there,) = told["DanhSachGiayToKetQua"]
    assert (there["MaGiayToKetQua"], there["GiayToId"]) == (paper.code, str(paper.pk))
    assert {fee["TrangThaiThanhToan"] for fee in told["DanhSachLePhi"]} == {"1"}
    path = urlsplit(there["DuongDanTepTinKetQua"]).path
    signed = {"X-Signature": sign(path.encode(), notify.key(portal))}
    fetched = Client().get(path, headers=signed)
    assert (fetched.status_code, fetched.content[:5]) == (200, b"%PDF-")
    assert Look.objects.filter(subject=case.pk, reason__contains="Cổng").count() == 1
    assert Client().get(path).status_code == 401
    other = path.replace(str(paper.pk), str(case.pk))
    assert Client().get(other, headers=signed).status_code == 401
    assert Client().get(other, headers={"X-Signature": sign(other.encode(), notify.key(portal))}).status_code == 404
