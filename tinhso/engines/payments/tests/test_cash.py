"""The cash drawer, refunds by two people, money that others collected."""

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.payments.api import (
    close_drawer,
    decide_refund,
    drawer_of,
    pay_cash,
    pay_out,
    propose_refund,
    take_remittance,
)
from tinhso.engines.payments.models import CashOut, Credit, DrawerClosing, Refund, RefundRequest, Remittance
from tinhso.engines.payments.pages import drawer as pages
from tinhso.engines.payments.printing import receipt_sheet
from tinhso.engines.payments.tests.conftest import BANK, ask, told
from tinhso.engines.payments.tests.test_pages import as_official
from tinhso.engines.payments.verbs.crediting import take_credit
from tinhso.engines.payments.verbs.remitting import awaited

pytestmark = pytest.mark.django_db


def official(office, *roles):
    person = directory.register_person(name="Trần Văn Bình", by=PLATFORM)
    return directory.actor_for(directory.appoint(person, office, "Công chức", roles=roles, by=PLATFORM))


@pytest.fixture
def leader(cast):
    return official(cast.here, "leader")


def refunded(cast, demand, amount, leader):
    wanted = propose_refund(demand.pk, amount=amount, reason="Rút hồ sơ", by=cast.clerk)
    return decide_refund(wanted.pk, agreed=True, by=leader).refund


@pytest.mark.goal("cases-18")
def test_a_day_at_the_drawer_is_counted_closed_and_paid_in(cast, leader):
    first, second = ask(cast), ask(cast, 40_000)
    for demand in (first, second):
        pay_cash(demand.pk, by=cast.clerk)
    pay_out(refunded(cast, first, 20_000, leader).pk, by=cast.clerk)
    assert drawer_of(cast.clerk).expected == 70_000
    closing = close_drawer(counted=70_000, left=10_000, by=cast.clerk)
    assert (closing.taken, closing.paid_out, closing.difference, closing.deposit) == (90_000, 20_000, 0, 60_000)
    assert (drawer_of(cast.clerk).expected, closing.movements.count()) == (10_000, 3)
    with pytest.raises(AlreadyDone):
        close_drawer(counted=10_000, by=cast.clerk)
    credit = take_credit(BANK, told(None, 60_000, "FT9", purpose="NOP TIEN MAT"))
    take_remittance(credit.pk, closing_id=closing.pk, by=cast.accountant)
    credit.refresh_from_db()
    assert (credit.outcome, awaited()) == ("remitted", [])
    with pytest.raises(AlreadyDone):
        take_remittance(credit.pk, closing_id=closing.pk, by=cast.accountant)


def test_a_difference_is_explained_or_the_drawer_stays_open(cast, asked):
    pay_cash(asked.pk, by=cast.clerk)
    with pytest.raises(Refused) as refused:
        close_drawer(counted=49_000, by=cast.clerk)
    assert (refused.value.field, DrawerClosing.objects.count()) == ("note", 0)
    closing = close_drawer(counted=49_000, note_text="Thiếu 1.000 đ, đã lập biên bản", by=cast.clerk)
    assert closing.difference == -1_000
    assert Event.objects.get(kind="payments.drawer_closed").facts["difference"] == -1_000


def test_no_more_is_left_than_was_counted(cast, asked):
    pay_cash(asked.pk, by=cast.clerk)
    with pytest.raises(Refused):
        close_drawer(counted=50_000, left=60_000, by=cast.clerk)


def test_each_clerk_has_a_drawer_of_their_own(cast, asked):
    colleague = official(cast.here, "clerk")
    pay_cash(asked.pk, by=cast.clerk)
    assert (drawer_of(cast.clerk).expected, drawer_of(colleague).expected) == (50_000, 0)
    with pytest.raises(AlreadyDone):
        close_drawer(counted=0, by=colleague)


@pytest.mark.parametrize("who", ["citizen", "accountant"])
def test_who_takes_no_cash_has_no_drawer(cast, who):
    with pytest.raises(Denied):
        close_drawer(counted=0, by=getattr(cast, who))


@pytest.mark.goal("cases-18")
def test_whoever_proposes_a_refund_does_not_decide_about_it(cast, asked, leader):
    pay_cash(asked.pk, by=cast.clerk)
    wanted = propose_refund(asked.pk, amount=20_000, reason="Rút hồ sơ", by=cast.accountant)
    for somebody in (cast.accountant, cast.clerk, cast.stranger, cast.citizen):
        with pytest.raises(Denied):
            decide_refund(wanted.pk, agreed=True, by=somebody)
    assert Refund.objects.count() == 0
    decide_refund(wanted.pk, agreed=True, by=leader)
    with pytest.raises(AlreadyDone):
        decide_refund(wanted.pk, agreed=True, by=leader)
    asked.refresh_from_db()
    assert (asked.balance, Refund.objects.count()) == (30_000, 1)


def test_one_proposal_waits_at_a_time_and_a_no_has_a_reason(cast, asked, leader):
    pay_cash(asked.pk, by=cast.clerk)
    wanted = propose_refund(asked.pk, amount=20_000, reason="x", by=cast.clerk)
    with pytest.raises(AlreadyDone):
        propose_refund(asked.pk, amount=10_000, reason="x", by=cast.clerk)
    with pytest.raises(Refused):
        decide_refund(wanted.pk, agreed=False, by=leader)
    decide_refund(wanted.pk, agreed=False, answer="Hồ sơ đã có kết quả", by=leader)
    propose_refund(asked.pk, amount=10_000, reason="x", by=cast.clerk)
    assert (RefundRequest.objects.count(), Refund.objects.count()) == (2, 0)


@pytest.mark.parametrize("amount", [0, 50_001])
def test_no_more_is_proposed_than_the_office_holds(cast, asked, amount):
    pay_cash(asked.pk, by=cast.clerk)
    with pytest.raises(Refused):
        propose_refund(asked.pk, amount=amount, reason="x", by=cast.clerk)


def test_only_a_refund_of_cash_is_paid_out_once_and_from_what_is_there(cast, asked, leader):
    pay_cash(asked.pk, by=cast.clerk)
    back = refunded(cast, asked, 20_000, leader)
    close_drawer(counted=50_000, by=cast.clerk)
    with pytest.raises(Refused):
        pay_out(back.pk, by=cast.clerk)
    pay_cash(ask(cast).pk, by=cast.clerk)
    with pytest.raises(Denied):
        pay_out(back.pk, by=cast.stranger)
    pay_out(back.pk, by=cast.clerk)
    with pytest.raises(AlreadyDone):
        pay_out(back.pk, by=cast.clerk)
    moved = ask(cast)
    take_credit(BANK, told(moved, reference="FT5"))
    with pytest.raises(Refused):
        pay_out(refunded(cast, moved, 10_000, leader).pk, by=cast.clerk)
    assert CashOut.objects.count() == 1


def test_a_transfer_of_another_sum_is_no_remittance(cast, asked):
    pay_cash(asked.pk, by=cast.clerk)
    closing = close_drawer(counted=50_000, by=cast.clerk)
    credit = take_credit(BANK, told(None, 40_000, "FT9", purpose="NOP TIEN MAT"))
    with pytest.raises(Refused):
        take_remittance(credit.pk, closing_id=closing.pk, by=cast.accountant)
    with pytest.raises(Denied):
        take_remittance(credit.pk, closing_id=closing.pk, by=cast.clerk)
    with pytest.raises(Refused):
        take_remittance(credit.pk, by=cast.accountant)
    assert (Remittance.objects.count(), Credit.objects.get().outcome) == (0, "undecided")


def test_the_receipt_is_printed_from_what_was_paid(cast, asked):
    payment = pay_cash(asked.pk, by=cast.clerk)
    assert receipt_sheet(payment).startswith(b"%PDF")
    assert pages.receipt(as_official(cast.clerk), asked.pk)["Content-Type"] == "application/pdf"
    with pytest.raises(Denied):
        pages.receipt(as_official(cast.stranger), asked.pk)


def test_the_drawers_page_finds_a_payment_takes_the_cash_and_closes(cast, asked):
    request = as_official(cast.clerk, f"/?key={asked.key}")
    assert asked.key in pages.drawer(request).content.decode()
    assert pages.take(as_official(cast.clerk, data={}), asked.pk).status_code == 302
    assert "50.000" in pages.drawer(as_official(cast.clerk)).content.decode()
    wrong = pages.close(as_official(cast.clerk, data={"counted": "49.000"}))
    assert (wrong.status_code, DrawerClosing.objects.count()) == (422, 0)
    assert pages.close(as_official(cast.clerk, data={"counted": "50.000"})).status_code == 302
    assert clock.local(DrawerClosing.objects.get().at).date() == clock.today()
