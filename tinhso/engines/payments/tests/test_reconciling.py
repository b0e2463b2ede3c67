from datetime import timedelta

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.adapters.api import NotDelivered
from tinhso.engines.payments.api import reconcile, take_up
from tinhso.engines.payments.models import Credit, Difference, Reconciliation
from tinhso.engines.payments.queries import differences
from tinhso.engines.payments.tests.conftest import PAYGOV, ask, told
from tinhso.engines.payments.verbs.crediting import take_credit

pytestmark = pytest.mark.django_db


@pytest.fixture
def their_list(monkeypatch):
    rows = []
    monkeypatch.setattr(type(PAYGOV), "day_list", lambda self, day: list(rows))
    return rows


def compare(cast, day=None):
    return reconcile("paygov", day or clock.today(), by=cast.accountant)


def test_two_lists_that_agree_leave_no_difference(cast, asked, their_list):
    their_list.append(told(asked))
    take_credit(PAYGOV, told(asked))
    done = compare(cast)
    assert (done.their_count, done.our_count, done.their_sum, done.our_sum) == (1, 1, 50_000, 50_000)
    assert differences() == []


@pytest.mark.goal("payments-8")
def test_each_way_to_disagree_is_a_difference_of_its_own(cast, their_list):
    demands = [ask(cast) for _ in range(3)]
    take_credit(PAYGOV, told(demands[0], reference="A"))
    take_credit(PAYGOV, told(demands[1], reference="B"))
    their_list += [told(demands[1], 49_000, "B"), told(demands[2], reference="C")]
    compare(cast)
    found = [(d.kind, d.reference, d.theirs, d.ours) for d in differences()]
    assert found == [
        ("missing_there", "A", None, 50_000),
        ("amount", "B", 49_000, 50_000),
        ("missing_here", "C", 50_000, None),
    ]


@pytest.mark.goal("payments-3")
def test_a_payment_whose_notice_was_lost_is_taken_up_once(cast, asked, their_list):
    their_list.append(told(asked, reference="LOST"))
    compare(cast)
    (difference,) = differences()
    assert take_up(difference.pk, by=cast.accountant).verdict == "settles"
    asked.refresh_from_db()
    assert (asked.stage, asked.payment.reference) == ("paid", "LOST")
    with pytest.raises(AlreadyDone):
        take_up(difference.pk, by=cast.accountant)
    compare(cast)
    assert differences() == []


def test_what_only_our_list_knows_cannot_be_taken_up(cast, asked, their_list):
    take_credit(PAYGOV, told(asked))
    compare(cast)
    with pytest.raises(Refused):
        take_up(Difference.objects.get().pk, by=cast.accountant)


def test_the_latest_comparison_of_a_day_counts(cast, asked, their_list):
    their_list.append(told(asked))
    compare(cast)
    take_credit(PAYGOV, told(asked))
    compare(cast)
    assert (Reconciliation.objects.count(), differences()) == (2, [])


def test_payments_of_another_day_are_left_out(cast, asked, their_list):
    take_credit(PAYGOV, told(asked, paid_at=clock.now() - timedelta(days=1)))
    assert compare(cast).our_count == 0
    assert compare(cast, clock.today() - timedelta(days=1)).our_count == 1


def test_a_gateway_without_a_list_is_a_sentence_and_no_comparison(cast, monkeypatch):
    def silent(self, day):
        raise NotDelivered("silence")

    monkeypatch.setattr(type(PAYGOV), "day_list", silent)
    with pytest.raises(Refused, match="later|sau"):
        compare(cast)
    assert Reconciliation.objects.count() == 0


@pytest.mark.parametrize("who", ["clerk", "citizen"])
def test_who_may_not_reconcile_is_denied(cast, asked, their_list, who):
    their_list.append(told(asked))
    with pytest.raises(Denied):
        reconcile("paygov", clock.today(), by=getattr(cast, who))
    assert (Reconciliation.objects.count(), Credit.objects.count()) == (0, 0)
