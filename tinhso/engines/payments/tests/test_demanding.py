from uuid import uuid4

import pytest

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access.api import involved
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.payments.api import cancel, is_settled, of, parse_vietqr, pay_cash, receipt_data, transfer_text
from tinhso.engines.payments.models import Demand, Payment
from tinhso.engines.payments.tests.conftest import ask, line

pytestmark = pytest.mark.django_db


def test_a_demand_freezes_its_lines_and_is_seen_by_payer_and_office(cast, asked):
    assert (asked.total, asked.stage, asked.fee_lines) == (50_000, "waiting", [line()])
    assert {cast.lan, cast.here.here_id, cast.here.below_id} <= involved(asked)
    event = Event.objects.get(kind="payments.demanded")
    assert (event.office, event.topic, event.facts["amount"]) == (cast.here.here_id, "2.001019", 50_000)


def test_the_qr_code_asks_for_exactly_this_demand(asked):
    found = parse_vietqr(transfer_text(asked))
    assert (found.bank, found.account, found.amount) == ("970436", "10101", 50_000)
    assert found.purpose == asked.purpose


@pytest.mark.goal("payments-2")
def test_asking_twice_for_the_same_asks_once(cast):
    about = uuid4()
    assert ask(cast, about=about) == ask(cast, about=about)
    assert of(about) == list(Demand.objects.all())


def test_another_demand_on_the_same_occasion_is_refused_while_one_waits(cast):
    about = uuid4()
    ask(cast, about=about)
    with pytest.raises(AlreadyDone):
        ask(cast, 60_000, about=about)
    ask(cast, 60_000, about=about, occasion="return")
    assert len(of(about)) == 2


def test_where_nothing_is_charged_nothing_is_asked_and_all_is_settled(cast):
    about = uuid4()
    with pytest.raises(Refused):
        ask(cast, 0, about=about)
    assert is_settled(about)
    assert Demand.objects.count() == 0


def test_an_office_without_an_account_has_no_qr_code(cast):
    cast.here.collecting_accounts.all().delete()
    assert transfer_text(ask(cast)) == ""


def test_cash_at_the_counter_settles_with_a_receipt(cast, asked):
    payment = pay_cash(asked.pk, by=cast.clerk)
    asked.refresh_from_db()
    assert (payment.amount, payment.way, asked.stage, asked.balance) == (50_000, "cash", "paid", 50_000)
    data = receipt_data(payment)
    assert (data["number"], data["amount_in_words"]) == ("0000001", "Năm mươi nghìn đồng")
    event = Event.objects.get(kind="payments.paid")
    assert (event.channel, event.actor, event.facts["amount"]) == ("cash", cast.clerk.subject, 50_000)


@pytest.mark.goal("payments-7")
def test_receipts_of_an_office_are_numbered_without_gaps(cast):
    first, second = ask(cast), ask(cast)
    elsewhere = ask(cast, office=cast.there)
    numbers = [pay_cash(d.pk, by=by).receipt.number for d, by in [(first, cast.clerk), (second, cast.clerk)]]
    with pytest.raises(AlreadyDone):
        pay_cash(second.pk, by=cast.clerk)
    numbers.append(pay_cash(elsewhere.pk, by=cast.stranger).receipt.number)
    assert numbers == [1, 2, 1]


@pytest.mark.parametrize("who", ["stranger", "citizen", "accountant"])
def test_who_may_not_take_cash_is_denied_and_nothing_happens(cast, asked, who):
    with pytest.raises(Denied):
        pay_cash(asked.pk, by=getattr(cast, who))
    asked.refresh_from_db()
    assert (asked.stage, Payment.objects.count(), Event.objects.filter(kind="payments.paid").count()) == (
        "waiting",
        0,
        0,
    )


def test_a_cancelled_demand_takes_no_cash(cast, asked):
    cancel(asked.pk, by=PLATFORM, reason="withdrawn")
    with pytest.raises(Refused):
        pay_cash(asked.pk, by=cast.clerk)
    with pytest.raises(AlreadyDone):
        cancel(asked.pk, by=PLATFORM, reason="withdrawn")
    assert is_settled(asked.about)


def test_a_paid_demand_is_not_cancelled(cast, asked):
    pay_cash(asked.pk, by=cast.clerk)
    with pytest.raises(AlreadyDone):
        cancel(asked.pk, by=PLATFORM, reason="withdrawn")


def test_a_key_that_somebody_has_is_drawn_again(cast, asked, monkeypatch):
    drawn = iter([asked.key, asked.key, "TSABCDEFGHJ"])
    monkeypatch.setattr("tinhso.engines.payments.verbs.demanding.new_key", lambda: next(drawn))
    assert ask(cast).key == "TSABCDEFGHJ"
    assert Demand.objects.count() == 2


def test_keys_that_are_never_free_end_in_an_error_and_not_for_ever(cast, asked, monkeypatch):
    monkeypatch.setattr("tinhso.engines.payments.verbs.demanding.new_key", lambda: asked.key)
    with pytest.raises(RuntimeError, match="5 draws"):
        ask(cast)
    assert Demand.objects.count() == 1
