"""A desk at Long An, another at Bến Lức, the public post with its clerk, a citizen; the numbers begin at 100000."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest

from tinhso.base import clock
from tinhso.engines.adapters.api import sign
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.roles import ROLES as OF_PAYMENTS
from tinhso.engines.post.addresses import Address
from tinhso.engines.post.api import prepare
from tinhso.engines.post.loading import load_fees
from tinhso.engines.post.models import Carrier, CodeRange
from tinhso.engines.post.roles import ROLES

FROM = date(2025, 7, 1)
KEY = "a key for the tests"


@pytest.fixture(autouse=True)
def partners(settings):
    settings.PARTNERS = {code: (f"http://127.0.0.1:9/{code}", KEY) for code in ("paygov", "bank", "post")}


@pytest.fixture(autouse=True)
def roles(monkeypatch):
    """The roles of money and post alone, whatever the systems add."""
    monkeypatch.setattr("tinhso.engines.directory.roles.offered", lambda point: (OF_PAYMENTS, ROLES))


@pytest.fixture
def cast(db):
    return make_cast()


def make_cast():
    before = {"valid_from": date(2004, 7, 8), "valid_to": FROM}
    old_province = Area.objects.create(
        level="province", code="80", kind="Tỉnh", name="Long An", folded="tinh long an", **before
    )
    old_district = Area.objects.create(
        level="district", code="794", kind="Thành phố", name="Tân An", parent=old_province, **before
    )
    old = Area.objects.create(
        level="commune", code="27685", kind="Phường", name="5", parent=old_district,
        folded="phuong 5, thanh pho tan an, tinh long an", **before,
    )  # fmt: skip
    province = Area.objects.create(
        level="province", code="80", kind="Tỉnh", name="Tây Ninh", folded="tinh tay ninh", valid_from=FROM
    )
    ward = Area.objects.create(
        level="commune", code="27694", kind="Phường", name="Long An", parent=province,
        folded="phuong long an, tinh tay ninh", valid_from=FROM,
    )  # fmt: skip
    old.successions.create(after=ward, main_heir=True, main_origin=True, basis="NQ 202/2025/QH15")
    common = {"valid_from": FROM, "by": PLATFORM}
    directory.make_office(name="UBND tỉnh Tây Ninh", kind="committee", code="H53", area=province, **common)
    here = directory.make_office(
        name="Bộ phận Một cửa phường Long An", kind="desk", code="H53.101", area=ward, phone="02723000101", **common
    )
    there = directory.make_office(name="Bộ phận Một cửa xã Bến Lức", kind="desk", code="H53.102", area=ward, **common)
    house = directory.make_office(name="Bưu điện tỉnh Tây Ninh", kind="unit", code="P53", area=province, **common)
    carrier = Carrier.objects.create(name="Bưu điện tỉnh Tây Ninh", office=house, valid_from=FROM)
    CodeRange.objects.create(carrier=carrier, prefix="RH", first=100_000, last=100_099, next=100_000)
    load_fees()
    for office in (here, there):
        payments.set_account(
            office, bank="970436", bank_name="Vietcombank", number="10101", holder="KBNN", valid_from=FROM
        )
    lan = directory.register_person(name="Nguyễn Thị Lan", personal_number="080190000015", by=PLATFORM)

    def official(office, *roles):
        person = directory.register_person(name="Lê Minh Châu", by=PLATFORM)
        return directory.actor_for(directory.appoint(person, office, "Công chức", roles=roles, by=PLATFORM))

    return SimpleNamespace(
        ward=ward,
        old=old,
        here=here,
        there=there,
        carrier=carrier,
        lan=lan.party.subject_id,
        citizen=Actor(subject=lan.party.subject_id),
        clerk=official(here, "clerk"),
        stranger=official(there, "clerk"),
        postman=official(house, "post"),
        accountant=official(here, "accountant"),
    )


def ready(cast, direction="out", **kw):
    """A consignment to Lan at Long An."""
    data = {"about": uuid4(), "office": cast.here, "party": cast.lan, "name": "Nguyễn Thị Lan",
            "phone": "+84900000001", "address": Address("Số 12, khu phố Bình Cư", cast.ward), "by": PLATFORM,
            "reference": "H53.101-20261122-0000001"} | kw  # fmt: skip
    return prepare(data.pop("about"), direction=direction, **data)


def body(consignment, state, message="HT1", at=None, **more):
    """A report as the carrier writes it."""
    moment = f"{clock.local(at or clock.now()):%Y%m%d%H%M%S}"
    code = getattr(consignment, "code", consignment)
    return json.dumps({"MaThongBao": message, "MaBuuGui": code, "TrangThai": state, "ThoiGian": moment} | more).encode()


def tell(client, content, key=KEY, at=None):
    headers = {"X-Signature": sign(content, key.encode(), at=at)} if key else {}
    return client.post("/buu-chinh/thong-bao/post", content, content_type="application/json", headers=headers)
