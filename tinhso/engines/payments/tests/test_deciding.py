import pytest

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.events.models import Event
from tinhso.engines.payments.api import accept, match, pay_cash, refund, send_back
from tinhso.engines.payments.models import Credit, Payment, Refund
from tinhso.engines.payments.tests.conftest import BANK, PAYGOV, ask, told
from tinhso.engines.payments.verbs.crediting import take_credit

pytestmark = pytest.mark.django_db


def test_two_transfers_that_reach_together_are_counted_by_the_accountant(cast, asked):
    take_credit(BANK, told(asked, 20_000, "FT1"))
    with pytest.raises(Refused):
        accept(asked.pk, by=cast.accountant)
    take_credit(BANK, told(asked, 30_000, "FT2"))
    payment = accept(asked.pk, by=cast.accountant)
    asked.refresh_from_db()
    assert (payment.amount, payment.way, asked.stage, asked.balance) == (50_000, "transfer", "paid", 50_000)
    assert set(Credit.objects.values_list("outcome", flat=True)) == {"settled"}


def test_what_was_paid_too_much_is_given_back_when_it_is_accepted(cast, asked):
    take_credit(PAYGOV, told(asked, 65_000))
    accept(asked.pk, by=cast.accountant)
    asked.refresh_from_db()
    assert (asked.paid, asked.refunded, asked.balance, asked.stage) == (65_000, 15_000, 50_000, "paid")
    assert Outgoing.objects.get(kind="refund").payload == {"reference": "GD1", "amount": 15_000}


def test_money_can_be_sent_back_once(cast, asked):
    credit = take_credit(PAYGOV, told(asked, 10_000))
    send_back(credit.pk, by=cast.accountant, reason="too little")
    with pytest.raises(AlreadyDone):
        send_back(credit.pk, by=cast.accountant, reason="again")
    assert Outgoing.objects.get(kind="refund").payload == {"reference": "GD1", "amount": 10_000}
    with pytest.raises(Refused):
        accept(asked.pk, by=cast.accountant)


def test_a_transfer_without_a_code_is_matched_by_hand(cast, asked):
    credit = take_credit(BANK, told(asked, 50_000, purpose="nop tien chung thuc"))
    assert credit.verdict == "unknown"
    with pytest.raises(Refused):
        match(credit.pk, "TS99999999X", by=cast.accountant)
    match(credit.pk, asked.key.lower(), by=cast.accountant)
    assert accept(asked.pk, by=cast.accountant).amount == 50_000


def test_a_transfer_is_matched_by_the_dossiers_code_just_as_well(cast, asked):
    credit = take_credit(BANK, told(asked, 50_000, purpose="nop tien chung thuc"))
    with pytest.raises(Refused, match="dossier|hồ sơ"):
        match(credit.pk, "H53.101-260302-9999", by=cast.accountant)
    assert match(credit.pk, asked.code, by=cast.accountant).demand == asked


@pytest.mark.parametrize("who", ["stranger", "clerk", "citizen"])
def test_who_may_not_decide_is_denied_and_nothing_happens(cast, asked, who):
    credit = take_credit(PAYGOV, told(asked, 60_000))
    actor = getattr(cast, who)
    for attempt in (
        lambda: accept(asked.pk, by=actor),
        lambda: send_back(credit.pk, by=actor, reason="x"),
    ):
        with pytest.raises(Denied):
            attempt()
    credit.refresh_from_db()
    assert (credit.outcome, Payment.objects.count(), Outgoing.objects.count()) == ("undecided", 0, 0)


@pytest.mark.goal("payments-4")
def test_a_refund_is_recorded_and_ordered_from_the_gateway(cast, asked):
    take_credit(PAYGOV, told(asked))
    refund(asked.pk, amount=20_000, reason="one paper less", by=cast.accountant)
    asked.refresh_from_db()
    assert (asked.balance, asked.stage) == (30_000, "paid")
    refund(asked.pk, amount=30_000, reason="withdrawn", by=cast.accountant)
    asked.refresh_from_db()
    assert (asked.balance, asked.stage) == (0, "refunded")
    orders = Outgoing.objects.filter(kind="refund").order_by("id")
    assert [order.payload["amount"] for order in orders] == [20_000, 30_000]
    assert [event.facts["amount"] for event in Event.objects.filter(kind="payments.refunded").order_by("at")] == [
        20_000,
        30_000,
    ]


def test_cash_is_given_back_at_the_counter_without_any_gateway(cast, asked):
    pay_cash(asked.pk, by=cast.clerk)
    refund(asked.pk, amount=50_000, reason="withdrawn", by=cast.accountant)
    assert (Refund.objects.count(), Outgoing.objects.count()) == (1, 0)


@pytest.mark.parametrize("amount", [0, -1, 50_001])
def test_more_than_was_paid_is_never_given_back(cast, asked, amount):
    pay_cash(asked.pk, by=cast.clerk)
    with pytest.raises(Refused):
        refund(asked.pk, amount=amount, reason="x", by=cast.accountant)
    assert Refund.objects.count() == 0


def test_nothing_is_given_back_of_what_was_not_paid_or_without_a_reason(cast, asked):
    with pytest.raises(Refused):
        refund(asked.pk, amount=1, reason="x", by=cast.accountant)
    pay_cash(asked.pk, by=cast.clerk)
    with pytest.raises(Refused) as error:
        refund(asked.pk, amount=1, reason="  ", by=cast.accountant)
    assert error.value.field == "reason"


@pytest.mark.parametrize("who", ["stranger", "clerk", "citizen"])
def test_who_may_not_refund_is_denied_and_nothing_happens(cast, asked, who):
    pay_cash(asked.pk, by=cast.clerk)
    with pytest.raises(Denied):
        refund(asked.pk, amount=1, reason="x", by=getattr(cast, who))
    assert (Refund.objects.count(), ask(cast).balance) == (0, 0)
