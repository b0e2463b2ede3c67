"""Whatever is demanded, paid, told again, decided, refunded or cancelled: no đồng appears, vanishes or counts twice."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.base.errors import Refused
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.payments.api import accept, cancel, pay_cash, refund, send_back
from tinhso.engines.payments.models import Credit, Demand, Payment, Receipt, Refund
from tinhso.engines.payments.tests.conftest import BANK, PAYGOV, ask, told
from tinhso.engines.payments.verbs.crediting import take_credit

AMOUNTS = st.sampled_from([10_000, 40_000, 50_000, 60_000])
WHICH = st.integers(0, 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("notice"), WHICH, AMOUNTS, st.integers(1, 3)),
        st.tuples(st.just("transfer"), WHICH, AMOUNTS, st.integers(1, 3)),
        st.tuples(st.just("cash"), WHICH),
        st.tuples(st.just("accept"), WHICH),
        st.tuples(st.just("back"), WHICH),
        st.tuples(st.just("refund"), WHICH, AMOUNTS),
        st.tuples(st.just("cancel"), WHICH),
    ),
    max_size=14,
)


def act(step, demands, cast, arrived):
    what, demand = step[0], demands[step[1]]
    if what in ("notice", "transfer"):
        gateway = PAYGOV if what == "notice" else BANK
        reference = f"{step[1]}-{step[3]}"
        arrived.setdefault((gateway.code, reference), step[2])  # the first telling of a reference is what counts
        take_credit(gateway, told(demand, step[2], reference))
    elif what == "cash":
        pay_cash(demand.pk, by=cast.clerk)
        arrived[("cash", demand.pk)] = demand.total
    elif what == "accept":
        accept(demand.pk, by=cast.accountant)
    elif what == "back":
        for credit in demand.credits.undecided():
            send_back(credit.pk, by=cast.accountant, reason="x")
    elif what == "refund":
        refund(demand.pk, amount=step[2], reason="x", by=cast.accountant)
    else:
        cancel(demand.pk, by=PLATFORM, reason="x")


@pytest.mark.goal("cases-18")
@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_money_is_conserved(cast, steps):
    with transaction.atomic():
        demands, arrived = [ask(cast), ask(cast, 40_000)], {}
        for step in steps:
            with suppress(Refused):
                act(step, demands, cast, arrived)
            for demand in Demand.objects.all():
                assert demand.balance == demand.paid - demand.refunded >= 0
                assert demand.is_paid == (demand.paid > 0)
                assert demand.paid in (0, demand.total) or demand.paid > demand.total
                assert demand.stage != "cancelled" or demand.paid == 0
        paid = sum(Payment.objects.values_list("amount", flat=True))
        held = {o: Credit.objects.filter(outcome=o).sum() for o in ("settled", "undecided", "returned")}
        cash = sum(Payment.objects.filter(way="cash").values_list("amount", flat=True))
        assert sum(arrived.values()) == cash + sum(held.values())
        assert paid == cash + held["settled"]
        assert sum(Refund.objects.values_list("amount", flat=True)) <= paid
        numbers = sorted(Receipt.objects.values_list("number", flat=True))
        assert numbers == list(range(1, Payment.objects.count() + 1))
        transaction.set_rollback(True)
