"""The same button pressed twice, the way back, two people at once: one dossier, one act, and a sentence."""

import json

import pytest
from django.db.models import F
from django.test import Client

from tests.dossiers import answered, many
from tests.main_job.test_main_job import act
from tests.main_job.walk import fields_of
from tinhso.base import clock
from tinhso.engines.adapters.api import sign
from tinhso.engines.cases.models import Case, Decision, Stage
from tinhso.engines.events.models import Event
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand, Payment, Rejection
from tinhso.systems.services.models import Dossier

pytestmark = pytest.mark.django_db
KEY = "a key for the tests"


@pytest.fixture
def received(province) -> Case:
    """A paid dossier that waits at the desk."""
    (dossier,) = many(province, 1)
    payments.pay_cash(dossier.demand, by=province.actor("duyen"))
    province.work()
    return Case.objects.get(pk=dossier.case.pk)


def form_of(client: Client, address: str) -> dict[str, str]:
    """What the page's form would send."""
    data = fields_of(client.get(address).content.decode())
    data.pop("csrfmiddlewaretoken", None)
    return data


def test_handing_in_pressed_twice_makes_one_dossier(province):
    here = answered(province)
    first, second = (province.client("huong").post(f"{here}kiem-tra/") for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert (Dossier.objects.count(), Demand.objects.count()) == (1, 1)


def test_the_way_back_after_handing_in_leads_to_the_same_dossier(province):
    here, citizen = answered(province), province.client("huong")
    old = form_of(citizen, f"{here}nhan-ket-qua/")
    done = citizen.post(f"{here}kiem-tra/")
    for address in (here, f"{here}nhan-ket-qua/", f"{here}kiem-tra/"):
        assert citizen.get(address).headers["Location"] == done.headers["Location"]
        assert citizen.post(address, old).headers["Location"] == done.headers["Location"]
    assert Dossier.objects.count() == 1


def test_two_forms_are_two_dossiers(province):
    """The control: it is the form that is handed in once, not the person."""
    for _ in range(2):
        province.client("huong").post(f"{answered(province)}kiem-tra/")
    assert Dossier.objects.count() == 2


def pressed_twice(client: Client, case: Case, slug: str, **given: str):
    address = f"/ho-so/{case.code}/{slug}/"
    data = form_of(client, address) | given
    first = client.post(address, data)
    assert first.status_code == 302
    return client.post(address, data, follow=True)


def test_accepting_pressed_twice_accepts_once_and_shows_the_new_state(province, received):
    again = pressed_twice(province.client("duyen"), received, "tiep-nhan", note="")
    assert again.redirect_chain == [(f"/ho-so/{received.code}/", 302)]
    assert [message.level_tag for message in again.context["messages"]][-1] == "warning"
    assert Event.objects.filter(kind="cases.accepted", subject=received.pk).count() == 1
    province.work()
    assert Paper.objects.filter(about=received.pk, kind="services.receipt").count() == 1


def test_signing_pressed_twice_signs_once(province, received):
    act(province.client("duyen"), received.code, "tiep-nhan", note="")
    act(province.client("thuong"), received.code, "xu-ly", note="")
    act(province.client("phuong"), received.code, "xu-ly", note="")
    pressed_twice(province.client("quang"), received, "quyet-dinh", outcome="granted")
    province.work()
    assert Decision.objects.filter(case=received).count() == 1
    assert Event.objects.filter(kind="cases.decided", subject=received.pk).count() == 1
    assert Paper.objects.filter(about=received.pk, kind="services.result").count() == 1


def test_of_two_officials_on_one_dossier_the_second_is_told_and_sees_the_new_state(province, received):
    address = f"/ho-so/{received.code}/tiep-nhan/"
    one, other = province.client("duyen"), Client()
    other.cookies = one.cookies.copy()
    seen = form_of(one, address), form_of(other, f"/ho-so/{received.code}/tu-choi/")
    assert one.post(address, seen[0]).status_code == 302
    late = other.post(
        f"/ho-so/{received.code}/tu-choi/", seen[1] | {"reason": "Thiếu", "basis": "Điều 17"}, follow=True
    )
    assert late.redirect_chain == [(f"/ho-so/{received.code}/", 302)]
    assert late.context["messages"]
    received.refresh_from_db()
    assert received.stage in (Stage.RECEIVED, Stage.PROCESSING)
    assert Event.objects.filter(kind="cases.refused").count() == 0


def test_a_form_that_shows_an_old_state_is_refused_even_where_the_act_is_possible_again(province, received):
    clerk = province.client("duyen")
    act(clerk, received.code, "tiep-nhan", note="")
    worker, address = province.client("thuong"), f"/ho-so/{received.code}/xu-ly/"
    old = form_of(worker, address)
    Case.objects.filter(pk=received.pk).update(version=F("version") + 1)  # something else changed it meanwhile
    worker.post(address, old)
    assert Event.objects.filter(kind="cases.step_done", subject=received.pk).count() == 0


# Money


@pytest.fixture
def gateway(settings):
    settings.PARTNERS = {"paygov": ("http://127.0.0.1:9/paygov", KEY), "bank": ("http://127.0.0.1:9/bank", KEY)}


def body_of(demand: Demand, amount: int | None = None) -> bytes:
    return json.dumps(
        {
            "MaThongBao": "TB1",
            "MaGiaoDich": "GD1",
            "MaTraCuuTT": demand.key,
            "SoTien": amount or demand.total,
            "TrangThai": 1,
            "ThoiGian": f"{clock.local(clock.now()):%Y%m%d%H%M%S}",
        }
    ).encode()


def notice(demand: Demand, *, amount: int | None = None, key: str = KEY, body: bytes = b""):
    body = body or body_of(demand, amount)
    headers = {"X-Signature": sign(body, key.encode())}
    return Client().post("/thanh-toan/thong-bao/paygov", body, content_type="application/json", headers=headers)


@pytest.fixture
def owed(province, gateway) -> Demand:
    (dossier,) = many(province, 1)
    return Demand.objects.get(pk=dossier.demand)


def stage_of(owed: Demand) -> tuple[str, int]:
    return Demand.objects.get(pk=owed.pk).stage, Case.objects.get(pk=owed.about).stage


def test_a_notice_of_payment_twice_pays_once_and_opens_the_desk(province, owed):
    body = body_of(owed)
    assert [notice(owed, body=body).status_code for _ in range(2)] == [200, 200]
    province.work()
    assert stage_of(owed) == ("paid", Stage.SUBMITTED)
    assert Payment.objects.count() == 1
    assert Paper.objects.filter(about=owed.about, kind="services.fee").count() == 1


def test_a_forged_notice_pays_nothing_and_is_written_down(province, owed):
    assert notice(owed, key="another key").status_code == 401
    province.work()
    assert stage_of(owed) == ("waiting", Stage.DUTY)
    assert Rejection.objects.get().reason == "forged"


@pytest.mark.parametrize("amount", [1, 15_999, 16_001])
def test_a_notice_with_a_wrong_amount_waits_for_a_decision(province, owed, amount):
    assert notice(owed, amount=amount).status_code == 200
    province.work()
    assert stage_of(owed) == ("waiting" if amount < 16_000 else stage_of(owed)[0], stage_of(owed)[1])
    assert Payment.objects.filter(amount__lt=16_000).count() == 0


def test_a_notice_for_a_demand_that_was_cancelled_pays_nothing(province, owed):
    payments.cancel(owed.pk, by=province.actor("duyen"), reason="Rút hồ sơ")
    assert notice(owed).status_code == 200
    province.work()
    assert stage_of(owed)[0] == "cancelled"
    assert Payment.objects.count() == 0


def test_cash_after_the_notice_is_refused(province, owed):
    notice(owed)
    clerk = province.client("duyen")
    clerk.post(f"/thanh-toan/khoan-thu/{owed.pk}/tien-mat", follow=True)
    assert Payment.objects.count() == 1
