"""Postage, cash at the counter, cash at the door, refunds, closes, remittances: no đồng appears or vanishes."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import CashOut, ClosedCash, Credit, Demand, DrawerClosing, Payment, Refund
from tinhso.engines.payments.verbs.crediting import take_credit
from tinhso.engines.payments.verbs.remitting import awaited
from tinhso.engines.post.carrier import POST
from tinhso.engines.post.tests.conftest import ready

WHICH = st.integers(0, 2)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("door"), WHICH, st.sampled_from([26_000, 20_000]), st.integers(1, 2)),
        st.tuples(st.just("cash"), WHICH),
        st.tuples(st.just("refund"), WHICH, st.sampled_from([6_000, 26_000])),
        st.tuples(st.just("pay_out"), WHICH),
        st.tuples(st.just("close"), st.sampled_from([0, 1_000, -1_000]), st.sampled_from([0, 5_000])),
        st.tuples(st.just("remit")),
        st.tuples(st.just("cancel"), WHICH),
    ),
    max_size=16,
)


def told(demand, amount, reference):
    return payments.Notice(f"TB-{reference}", reference, demand.key, amount, clock.now())


def act(step, demands, cast, leader):
    what = step[0]
    if what == "close":
        drawer = payments.drawer_of(cast.clerk)
        payments.close_drawer(counted=drawer.expected + step[1], left=step[2], note_text="x", by=cast.clerk)
    elif what == "remit":
        for each in awaited()[:1]:
            closing = each.closing.pk if each.closing else None
            credit = take_credit(
                payments.Bank(), payments.Notice("TB", f"FT{Credit.objects.count()}", "NOP", each.amount, clock.now())
            )
            payments.take_remittance(
                credit.pk, gateway=each.gateway, day=each.day, closing_id=closing, by=cast.accountant
            )
    elif what == "door":
        take_credit(POST, told(demands[step[1]], step[2], f"{step[1]}-{step[3]}"))
    elif what == "cash":
        payments.pay_cash(demands[step[1]].pk, by=cast.clerk)
    elif what == "refund":
        wanted = payments.propose_refund(demands[step[1]].pk, amount=step[2], reason="x", by=cast.clerk)
        payments.decide_refund(wanted.pk, agreed=True, by=leader)
    elif what == "pay_out":
        for refund in demands[step[1]].refunds.all():
            payments.pay_out(refund.pk, by=cast.clerk)
    else:
        payments.cancel(demands[step[1]].pk, by=PLATFORM, reason="x")


def amounts(rows):
    return sum(rows.values_list("amount", flat=True))


@pytest.mark.goal("cases-18")
@pytest.mark.goal("cases-19")
@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_money_of_counter_and_door_is_conserved(cast, steps):
    with transaction.atomic():
        person = directory.register_person(name="Trần Văn Bình", by=PLATFORM)
        position = directory.appoint(person, cast.here, "Kế toán trưởng", roles=("accountant",), by=PLATFORM)
        leader = directory.actor_for(position)
        demands = [Demand.objects.get(pk=ready(cast).demand) for _ in range(3)]
        for step in steps:
            with suppress(Refused):
                act(step, demands, cast, leader)
        for demand in Demand.objects.all():
            assert 0 <= demand.balance == demand.paid - demand.refunded
        cash, outs = amounts(Payment.objects.filter(way="cash")), CashOut.objects.all()
        paid_out = sum(out.refund.amount for out in outs)
        closings = list(DrawerClosing.objects.order_by("at"))
        lies_there = payments.drawer_of(cast.clerk).expected
        differences = sum(closing.difference for closing in closings)
        # what was taken is in the drawer, was paid out, or was paid in; what was miscounted is written down
        assert cash + differences == lies_there + paid_out + sum(closing.deposit for closing in closings)
        assert ClosedCash.objects.filter(closing__in=closings).count() <= Payment.objects.count() + outs.count()
        door = Credit.objects.filter(gateway="post")
        assert amounts(Payment.objects.filter(way="cod")) == door.filter(outcome="settled").sum()
        assert door.sum() == door.filter(outcome="settled").sum() + door.filter(outcome="undecided").sum()
        assert amounts(Refund.objects.all()) <= amounts(Payment.objects.all())
        paid_in = Credit.objects.filter(outcome="remitted").sum()
        owed = door.sum() + sum(closing.deposit for closing in closings)
        assert paid_in + sum(each.amount for each in awaited()) == owed
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_what_the_postman_collected_pays_the_postage_once_and_the_carrier_pays_it_in(cast):
    made = ready(cast)
    demand = Demand.objects.get(pk=made.demand)
    for _again in range(2):
        take_credit(POST, told(demand, 26_000, "TH1"))
    demand.refresh_from_db()
    assert (demand.stage, demand.payment.way, demand.payment.gateway) == ("paid", "cod", "post")
    (owed,) = awaited()
    assert (owed.gateway, owed.amount, owed.day) == ("post", 26_000, clock.today())
    credit = take_credit(payments.Bank(), payments.Notice("TB", "FT1", "COD BUU DIEN", 26_000, clock.now()))
    payments.take_remittance(credit.pk, gateway="post", day=clock.today(), by=cast.accountant)
    assert awaited() == []


@pytest.mark.django_db
def test_what_is_told_of_a_day_after_it_was_paid_in_is_owed_again(cast):
    demand = Demand.objects.get(pk=ready(cast).demand)

    def pays_in(amount, reference):
        credit = take_credit(payments.Bank(), payments.Notice("TB", reference, "COD", amount, clock.now()))
        payments.take_remittance(credit.pk, gateway="post", day=clock.today(), by=cast.accountant)

    take_credit(POST, told(demand, 26_000, "TH1"))
    pays_in(26_000, "FT1")
    take_credit(POST, told(demand, 20_000, "TH2"))
    assert [owed.amount for owed in awaited()] == [20_000]
    with pytest.raises(Refused):
        pays_in(46_000, "FT2")
    pays_in(20_000, "FT3")
    assert awaited() == []
    with pytest.raises(AlreadyDone):
        pays_in(26_000, "FT4")
