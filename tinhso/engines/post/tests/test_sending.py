from uuid import uuid4

import pytest

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.jobs import drain
from tinhso.engines.access.api import involved
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand
from tinhso.engines.post.addresses import Address, address_of
from tinhso.engines.post.api import cancel, confirm, hand_over, postage
from tinhso.engines.post.models import Carrier, Consignment, Manifest
from tinhso.engines.post.tests.conftest import ready

pytestmark = pytest.mark.django_db


def test_a_result_gets_a_number_its_postage_is_asked_for_and_the_post_knows_nothing_yet(cast):
    made = ready(cast)
    assert (made.code, made.stage, made.cod) == ("RH001000007VN", "prepared", 26_000)
    demand = Demand.objects.get(pk=made.demand)
    assert (demand.total, demand.payer, demand.code, demand.about) == (26_000, cast.lan, "", made.pk)
    assert cast.carrier.office.here_id not in involved(made)
    assert Outgoing.objects.count() == 0


def test_papers_to_be_fetched_are_ordered_at_once(cast):
    made = ready(cast, "in")
    assert cast.carrier.office.here_id in involved(made)
    sent = Outgoing.objects.get()
    assert (sent.adapter, sent.kind, sent.payload) == ("post", "order", {"consignment": str(made.pk)})
    assert made.cod == 30_500


def test_the_outbox_holds_no_address(cast):
    ready(cast, "in")
    assert "Bình Cư" not in str(Outgoing.objects.values())


def test_asking_twice_for_the_same_way_gives_the_same(cast):
    about = uuid4()
    assert ready(cast, about=about) == ready(cast, about=about)
    assert ready(cast, "in", about=about) != ready(cast, about=about)
    assert (Consignment.objects.count(), Demand.objects.count()) == (2, 2)


def test_without_a_telephone_or_a_carrier_nothing_is_made(cast):
    with pytest.raises(Refused):
        ready(cast, phone="")
    Carrier.objects.update(valid_from="2030-01-01")
    with pytest.raises(Refused):
        ready(cast)
    assert Consignment.objects.count() == 0


def test_an_address_outside_the_province_costs_more(cast):
    (inside,) = postage("out", Address("1", cast.ward))
    (outside,) = postage("out", Address("1", cast.old))  # of another province, for the fee's purposes
    assert (inside.amount, outside.amount) == (26_000, 33_000)
    assert "45/2016" in inside.legal_basis


def test_a_commune_is_found_by_either_trees_name(cast):
    today = address_of("Số 12", "Phường Long An, Tỉnh Tây Ninh")
    before = address_of("Số 12", "phuong 5, thanh pho tan an, tinh long an")
    assert (today.area, today.before) == (cast.ward, None)
    assert (before.area, before.before) == (cast.ward, cast.old)
    with pytest.raises(Refused):
        address_of("Số 12", "Phường 99, Thành phố Tân An, Tỉnh Long An")


@pytest.mark.goal("cases-19")
def test_a_days_results_go_on_a_numbered_manifest_that_the_post_signs(cast):
    made = [ready(cast) for _ in range(3)]
    first = hand_over([made[0].pk, made[1].pk], by=cast.clerk)
    second = hand_over([made[2].pk], by=cast.clerk)
    assert (first.number, second.number, len(first.codes)) == (1, 2, 2)
    assert {c.stage for c in Consignment.objects.all()} == {"handed"}
    assert Outgoing.objects.filter(kind="order").count() == 3
    done = confirm(first.pk, by=cast.postman, missing=[made[1].code], note_text="Thiếu một bưu gửi")
    assert (done.missing, done.note) == ([made[1].code], "Thiếu một bưu gửi")
    made[1].refresh_from_db()
    assert (made[1].stage, made[1].manifest, Outgoing.objects.filter(kind="withdraw").count()) == ("prepared", None, 1)
    again = hand_over([made[1].pk], by=cast.clerk)
    assert again.number == 3


def test_who_is_not_of_the_desk_hands_nothing_over(cast):
    made = ready(cast)
    for somebody in (cast.stranger, cast.citizen, cast.postman):
        with pytest.raises(Denied):
            hand_over([made.pk], by=somebody)
    assert Manifest.objects.count() == 0
    assert Event.objects.filter(kind="post.handed_over").count() == 0


def test_nothing_is_handed_over_twice_and_no_manifest_is_confirmed_twice(cast):
    made = ready(cast)
    manifest = hand_over([made.pk], by=cast.clerk)
    with pytest.raises(AlreadyDone):
        hand_over([made.pk], by=cast.clerk)
    with pytest.raises(Denied):
        confirm(manifest.pk, by=cast.clerk)
    with pytest.raises(Refused):
        confirm(manifest.pk, by=cast.postman, missing=["RH999999999VN"])
    confirm(manifest.pk, by=cast.postman)
    with pytest.raises(AlreadyDone):
        confirm(manifest.pk, by=cast.postman)


def test_postage_paid_before_is_not_collected_at_the_door(cast):
    out, fetched = ready(cast), ready(cast, "in")
    for each in (out, fetched):
        payments.pay_cash(each.demand, by=cast.clerk)
    drain()
    hand_over([out.pk], by=cast.clerk)
    out.refresh_from_db(), fetched.refresh_from_db()
    assert (out.cod, fetched.cod) == (0, 0)
    assert Outgoing.objects.filter(about=fetched.pk, kind="order").count() == 2


def test_what_is_called_off_in_time_costs_nothing(cast):
    made = ready(cast, "in")
    cancel(made.pk, by=PLATFORM, reason="x")
    assert Demand.objects.get().stage == "cancelled"
    assert Outgoing.objects.filter(kind="withdraw").count() == 1
    with pytest.raises(AlreadyDone):
        cancel(made.pk, by=PLATFORM, reason="x")
    out = ready(cast)
    hand_over([out.pk], by=cast.clerk)
    with pytest.raises(AlreadyDone):
        cancel(out.pk, by=PLATFORM, reason="x")
