from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from tinhso.base import clock
from tinhso.engines.adapters.models import Incoming
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.payments.api import cancel, pay_cash
from tinhso.engines.payments.models import Credit, Payment, Rejection
from tinhso.engines.payments.tests.conftest import ask, bank_body, make_cast, paygov_body, tell

pytestmark = pytest.mark.django_db


def finding(answer):
    return answer.status_code, answer.json()["KetQua"]


def test_a_genuine_notice_settles_its_demand(client, asked):
    assert finding(tell(client, paygov_body(asked))) == (200, "settles")
    asked.refresh_from_db()
    assert (asked.stage, asked.payment.way, asked.payment.reference) == ("paid", "gateway", "GD1")
    assert Event.objects.get(kind="payments.paid").facts["gateway"] == "paygov"


@pytest.mark.goal("payments-2")
@pytest.mark.goal("payments-5")
@pytest.mark.goal("cases-18")
def test_the_same_notice_twice_gets_the_same_answer_and_pays_once(client, asked):
    body = paygov_body(asked)
    first = tell(client, body)
    with clock.travel(clock.now() + timedelta(minutes=3)):
        second = tell(client, body)
    assert first.json() == second.json()
    assert (Payment.objects.count(), Credit.objects.count(), Incoming.objects.count()) == (1, 1, 1)


def test_another_notice_of_the_same_money_counts_once(client, asked):
    tell(client, paygov_body(asked, message="TB1"))
    assert finding(tell(client, paygov_body(asked, message="TB2"))) == (200, "settles")
    assert (Payment.objects.count(), Credit.objects.count()) == (1, 1)


def test_a_known_notice_with_other_content_is_refused(client, asked):
    tell(client, paygov_body(asked))
    assert finding(tell(client, paygov_body(asked, reference="GD9"))) == (409, "changed")
    assert Credit.objects.count() == 1


@pytest.mark.parametrize(
    ("how", "reason"),
    [({"key": "another key"}, "forged"), ({"key": ""}, "unsigned")],
)
def test_a_notice_that_anybody_could_have_sent_is_not_believed_and_counted(client, asked, how, reason):
    for _ in range(3):
        assert finding(tell(client, paygov_body(asked), **how)) == (401, reason)
    asked.refresh_from_db()
    assert (asked.stage, Credit.objects.count()) == ("waiting", 0)
    row = Rejection.objects.get()
    assert (row.reason, row.times) == (reason, 3)


def test_a_notice_signed_ten_minutes_ago_is_late_and_can_be_signed_again(client, asked):
    body = paygov_body(asked)
    assert finding(tell(client, body, at=clock.now() - timedelta(minutes=10))) == (401, "late")
    assert Rejection.objects.get().reason == "late"
    assert finding(tell(client, body)) == (200, "settles")


@pytest.mark.goal("payments-5")
def test_without_a_key_no_notice_is_believed(client, asked, settings):
    settings.PARTNERS = {"paygov": ("", "")}
    assert finding(tell(client, paygov_body(asked), key="anything")) == (401, "unsigned")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"MaThongBao": 1}',
        paygov_body("TS23456789A", 0),
        paygov_body("TS23456789A", -5),
        paygov_body("TS23456789A", 1.5),
        paygov_body("TS23456789A", True),
    ],
)
def test_a_signed_notice_that_makes_no_sense_is_not_readable(client, db, body):
    assert finding(tell(client, body)) == (401, "unreadable")
    assert Rejection.objects.get().reason == "unreadable"


@pytest.mark.parametrize(("amount", "verdict"), [(49_999, "too_little"), (50_001, "too_much")])
def test_a_wrong_amount_settles_nothing_and_waits_for_a_decision(client, asked, amount, verdict):
    assert finding(tell(client, paygov_body(asked, amount))) == (200, verdict)
    asked.refresh_from_db()
    assert asked.stage == "waiting"
    assert Credit.objects.undecided().get().amount == amount
    assert Event.objects.get(kind="payments.arrived").facts["verdict"] == verdict


def test_money_for_no_demand_is_kept_for_a_decision(client, db):
    assert finding(tell(client, paygov_body("TS23456789A", 7_000))) == (200, "unknown")
    assert Credit.objects.undecided().get().demand is None


def test_money_for_a_cancelled_demand_waits_for_a_decision(client, asked):
    cancel(asked.pk, by=PLATFORM, reason="withdrawn")
    assert finding(tell(client, paygov_body(asked))) == (200, "cancelled")
    assert (Payment.objects.count(), Credit.objects.undecided().sum()) == (0, 50_000)


def test_money_that_comes_after_cash_was_taken_waits_for_a_decision(client, cast, asked):
    pay_cash(asked.pk, by=cast.clerk)
    assert finding(tell(client, paygov_body(asked))) == (200, "paid_before")
    assert (Payment.objects.get().way, Credit.objects.undecided().sum()) == ("cash", 50_000)


def test_a_payment_that_failed_changes_nothing(client, asked):
    assert finding(tell(client, paygov_body(asked, status=-1))) == (200, "failed")
    asked.refresh_from_db()
    assert (asked.stage, Credit.objects.count()) == ("waiting", 0)


@pytest.mark.goal("payments-8")
def test_a_transfer_is_known_by_the_key_in_its_purpose(client, asked):
    purpose = f"MBVCB.7781.{asked.purpose}.CT tu 0071 NGUYEN THI LAN"
    assert finding(tell(client, bank_body(purpose, 50_000), gateway="bank")) == (200, "settles")
    asked.refresh_from_db()
    assert asked.payment.way == "transfer"


def test_only_post_is_answered_and_only_for_known_gateways(client, db):
    assert client.get("/thanh-toan/thong-bao/paygov").status_code == 405
    assert tell(client, b"{}", gateway="pigeon").status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [True, False])
def test_of_eight_notices_that_arrive_together_one_pays(same):
    asked = ask(make_cast())
    one = paygov_body(asked)  # the same notice says the same second
    start, answers = Barrier(8), []

    def send(n):
        body = one if same else paygov_body(asked, reference=f"GD{n}", message=f"TB{n}")
        start.wait()
        answers.append(finding(tell(Client(), body)))
        connection.close()

    threads = [Thread(target=send, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = ["settles"] * 8 if same else ["paid_before"] * 7 + ["settles"]
    assert sorted(result for _, result in answers) == expected
    assert Payment.objects.count() == 1
    assert Credit.objects.undecided().count() == (0 if same else 7)
