"""The whole way to the pretend carrier and back, over HTTP, with everything that can go wrong on it."""

from datetime import timedelta

import httpx
import pytest

from pretend.server import running
from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.payments.api import reconcile
from tinhso.engines.payments.models import Credit, Demand, Payment, Rejection
from tinhso.engines.payments.queries import differences
from tinhso.engines.payments.verbs.reconciling import take_up
from tinhso.engines.post.api import hand_over
from tinhso.engines.post.carrier import POST
from tinhso.engines.post.models import Consignment, Track
from tinhso.engines.post.reporting import ask_the_silent
from tinhso.engines.post.tests.conftest import make_cast, ready

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def carrier(tmp_path, live_server, settings):
    """The carrier, told where the province answers, and the province, told where it does."""
    with running(tmp_path, live_server.url) as (url, app):
        settings.PARTNERS = {code: (f"{url}/{code}", f"demonstration:{code}") for code in ("paygov", "bank", "post")}
        settings.BASE_URL = live_server.url
        app.sleep = lambda seconds: None
        app.partners["post"].address = f"{url}/post"
        yield app.partners["post"]


def sent(carrier, **kw):
    cast = make_cast()
    made = ready(cast, **kw)
    if made.direction == "out":
        hand_over([made.pk], by=cast.clerk)
    deliver("post")
    return cast, made


def go(carrier, made, step="het"):
    """The postman presses a button."""
    httpx.post(f"{carrier.address}/di/{made.code}", data={"buoc": step}, timeout=20)
    made.refresh_from_db()
    return made


@pytest.mark.goal("cases-19")
def test_a_result_is_carried_delivered_and_its_postage_collected_at_the_door(carrier):
    _cast, made = sent(carrier)
    assert carrier.store.get("bag", made.code)["DiaChi"] == "Số 12, khu phố Bình Cư"
    go(carrier, made)
    demand = Demand.objects.get(pk=made.demand)
    assert (made.stage, demand.stage, demand.payment.way, demand.payment.amount) == ("delivered", "paid", "cod", 26_000)
    assert POST.check() == []


def test_an_order_whose_answer_is_lost_is_sent_again_and_is_one_order(carrier):
    carrier.turn("lose", "1")
    _cast, made = sent(carrier)
    waiting = Outgoing.objects.get(adapter="post")
    assert (waiting.state, len(carrier.bags())) == ("failed", 1)
    with clock.travel(clock.now() + timedelta(minutes=5)):
        Outgoing.objects.update(next_at=clock.now())
        deliver("post")
    waiting.refresh_from_db()
    assert (waiting.state, len(carrier.bags()), len(carrier.store.all("request"))) == ("sent", 1, 1)
    assert go(carrier, made).stage == "delivered"


@pytest.mark.parametrize("fault", ["refuse", "slow"])
def test_a_carrier_that_does_not_serve_keeps_nobody_waiting(carrier, fault):
    carrier.turn(fault, "1")
    _cast, made = sent(carrier)
    assert made.code  # the desk has its number and label; the order is tried again by itself
    assert Outgoing.objects.get(adapter="post").state == ("failed" if fault == "refuse" else "sent")


@pytest.mark.goal("cases-19")
def test_reports_in_the_wrong_order_end_where_the_consignment_is(carrier):
    carrier.turn("disorder", "on")
    _cast, made = sent(carrier)
    assert go(carrier, made).stage == "delivered"
    assert [track.stage for track in made.tracks.order_by("at")] == ["accepted", "moving", "out", "delivered"]


def test_reports_and_receipts_sent_twice_count_once(carrier):
    carrier.turn("repeat", "on")
    _cast, made = sent(carrier)
    go(carrier, made)
    assert (made.stage, Track.objects.count(), Credit.objects.count(), Payment.objects.count()) == (
        "delivered", 4, 1, 1,
    )  # fmt: skip


@pytest.mark.parametrize("fault", ["forged", "late"])
def test_what_the_carrier_did_not_sign_changes_nothing(carrier, fault):
    carrier.turn(fault, "on")
    _cast, made = sent(carrier)
    assert (go(carrier, made).stage, Track.objects.count(), Payment.objects.count()) == ("handed", 0, 0)
    assert Rejection.objects.get(gateway="post").reason == fault


@pytest.mark.goal("cases-19")
def test_what_cannot_be_delivered_comes_back_and_nothing_is_collected(carrier):
    carrier.turn("undeliverable", "on")
    _cast, made = sent(carrier)
    assert go(carrier, made).stage == "returned"
    assert (Payment.objects.count(), list(Consignment.objects.all().waiting_for_the_desk())) == (0, [made])


@pytest.mark.goal("cases-19")
def test_lost_reports_are_asked_for_and_lost_money_is_found_by_the_days_list(carrier):
    carrier.turn("silent", "on")
    cast, made = sent(carrier)
    assert go(carrier, made).stage == "handed"
    Consignment.objects.update(made_at=clock.now() - timedelta(days=2))
    assert ask_the_silent() == 1
    made.refresh_from_db()
    assert (made.stage, ask_the_silent()) == ("delivered", 0)
    reconcile("post", clock.today())
    (difference,) = differences()
    assert (difference.kind, difference.theirs) == ("missing_here", 26_000)
    take_up(difference.pk, by=cast.accountant)
    assert Demand.objects.get(pk=made.demand).stage == "paid"


def test_a_sum_that_differs_waits_for_the_accountant(carrier):
    carrier.turn("wrong_amount", "on")
    _cast, made = sent(carrier)
    go(carrier, made)
    credit = Credit.objects.get()
    assert (credit.amount, credit.verdict, credit.outcome) == (25_000, "too_little", "undecided")
    assert (made.stage, Demand.objects.get(pk=made.demand).stage) == ("delivered", "waiting")


def test_papers_fetched_at_home_pay_when_they_are_taken_over(carrier):
    _cast, made = sent(carrier, direction="in")
    go(carrier, made, "NG")
    assert (made.stage, Payment.objects.get().amount) == ("accepted", 30_500)
    drain()
    assert go(carrier, made, "PT").has_come_to_the_desk
