"""The whole way to the pretend gateway and bank and back, over HTTP, with everything that can go wrong on it."""

from urllib.parse import urlsplit

import httpx
import pytest

from pretend.bank.qr import read
from pretend.server import running
from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.payments.api import accept, reconcile, refund, transfer_text
from tinhso.engines.payments.models import Credit, Payment, Rejection
from tinhso.engines.payments.queries import differences
from tinhso.engines.payments.tests.conftest import BANK, PAYGOV, ask, make_cast
from tinhso.engines.payments.verbs.beginning import begin
from tinhso.engines.payments.verbs.reconciling import take_up

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(tmp_path, live_server, settings):
    """The partners, told where the province answers, and the province, told where they do."""
    with running(tmp_path, live_server.url) as (url, app):
        settings.PARTNERS = {code: (f"{url}/{code}", f"demonstration:{code}") for code in ("paygov", "bank")}
        settings.BASE_URL = live_server.url
        yield app


@pytest.fixture
def payer(live_server):
    with httpx.Client(base_url=live_server.url, follow_redirects=False, timeout=10) as browser:
        yield browser


def to_gateway(payer, demand):
    """Press the button on the payer's page; the gateway's page opens."""
    payer.get(f"/thanh-toan/{demand.pk}/")
    token = next(value for name, value in payer.cookies.items() if name.endswith("csrf"))
    sent = payer.post(f"/thanh-toan/{demand.pk}/paygov", data={"csrfmiddlewaretoken": token})
    assert sent.status_code == 302
    return sent.headers["location"]


def pay(payer, demand, what="tra"):
    """Pay at the gateway; returns the page to which it sends the payer back."""
    return payer.post(to_gateway(payer, demand), data={"viec": what}).headers["location"]


def refreshed(demand):
    demand.refresh_from_db()
    return demand


def test_a_citizen_pays_at_the_gateway_and_comes_back_to_a_receipt(world, payer):
    demand = ask(make_cast(), return_path="/ho-so/1")
    home = pay(payer, demand)
    assert refreshed(demand).stage == "paid"
    assert urlsplit(home).path == f"/thanh-toan/{demand.pk}/paygov/ve"
    page = payer.get(payer.get(home).headers["location"])
    assert 'href="/ho-so/1"' in page.text
    assert "01BLP" in page.text


def test_who_refuses_at_the_gateway_still_has_the_demand(world, payer):
    demand = ask(make_cast())
    payer.get(pay(payer, demand, "tu-choi"))
    assert (refreshed(demand).stage, Credit.objects.count()) == ("waiting", 0)
    pay(payer, demand)
    assert refreshed(demand).stage == "paid"


def test_a_notice_sent_twice_pays_once(world, payer):
    world.partners["paygov"].turn("repeat", "on")
    pay(payer, demand := ask(make_cast()))
    assert (refreshed(demand).balance, Payment.objects.count()) == (50_000, 1)


@pytest.mark.parametrize(("switch", "reason"), [("forged", "forged"), ("late", "late")])
def test_a_notice_that_is_not_believed_is_made_good_when_the_payer_comes_back(world, payer, switch, reason):
    world.partners["paygov"].turn(switch, "1")
    home = pay(payer, demand := ask(make_cast()))
    assert (refreshed(demand).stage, Rejection.objects.get().reason) == ("waiting", reason)
    payer.get(home)
    assert refreshed(demand).stage == "paid"


def test_a_lost_notice_is_found_by_reconciliation(world, payer):
    cast = make_cast()
    world.partners["paygov"].turn("silent", "1")
    pay(payer, demand := ask(cast))
    assert refreshed(demand).stage == "waiting"
    reconcile("paygov", clock.today())
    (difference,) = differences()
    take_up(difference.pk, by=cast.accountant)
    assert refreshed(demand).stage == "paid"


def test_a_wrong_amount_waits_for_a_decision(world, payer):
    world.partners["paygov"].turn("wrong_amount", "1")
    pay(payer, demand := ask(make_cast()))
    assert (refreshed(demand).stage, Credit.objects.get().verdict) == ("waiting", "too_little")


def test_a_gateway_that_does_not_answer_is_a_sentence_and_the_demand_stays(world, payer):
    demand = ask(make_cast())
    world.partners["paygov"].turn("refuse", "1")
    payer.get(f"/thanh-toan/{demand.pk}/")
    token = next(value for name, value in payer.cookies.items() if name.endswith("csrf"))
    answer = payer.post(f"/thanh-toan/{demand.pk}/paygov", data={"csrfmiddlewaretoken": token})
    assert (answer.status_code, refreshed(demand).stage) == (422, "waiting")


def test_a_refund_whose_answer_is_lost_is_made_once(world, payer):
    cast = make_cast()
    pay(payer, demand := ask(cast))
    world.partners["paygov"].turn("lose", "1")
    refund(demand.pk, amount=20_000, reason="one paper less", by=cast.accountant)
    deliver("paygov")
    order = Outgoing.objects.get()
    assert order.state == "failed"
    Outgoing.objects.update(next_at=clock.now())
    deliver("paygov")
    order.refresh_from_db()
    assert (order.state, order.receipt["MaLoi"]) == ("sent", "00")
    assert world.partners["paygov"].deals()[0]["DaHoan"] == 20_000


def scan(world, demand, amount=None):
    """Scan the code with the bank's app and transfer."""
    bank = world.partners["bank"]
    asked = read(transfer_text(demand))
    form = {"tien": amount or asked.amount, "noi_dung": asked.purpose, "tai_khoan": asked.account}
    assert httpx.post(f"{bank.url}/chuyen", data=form, timeout=10).status_code == 200


def test_a_scanned_code_pays_its_demand(world):
    demand = ask(make_cast())
    scan(world, demand)
    assert (refreshed(demand).stage, demand.payment.way) == ("paid", "transfer")


def test_too_little_by_transfer_is_completed_by_a_second_one_and_accepted(world):
    cast = make_cast()
    demand = ask(cast)
    scan(world, demand, 30_000)
    scan(world, demand, 20_000)
    assert refreshed(demand).stage == "waiting"
    assert accept(demand.pk, by=cast.accountant).amount == 50_000
    assert reconcile("bank", clock.today(), by=PLATFORM).differences.count() == 0


def test_the_doctor_finds_both_partners_well_and_says_when_one_is_not(world, settings):
    assert (PAYGOV.check(), BANK.check()) == ([], [])
    settings.PARTNERS = {"paygov": (settings.PARTNERS["paygov"][0], "wrong key"), "bank": ("", "")}
    (problem,) = PAYGOV.check()
    assert "401" in problem
    assert len(BANK.check()) == 1


def test_nobody_begins_what_is_paid(world, payer):
    pay(payer, demand := ask(make_cast()))
    with pytest.raises(Refused):
        begin(demand.pk, PAYGOV, "http://localhost/", by=None)
