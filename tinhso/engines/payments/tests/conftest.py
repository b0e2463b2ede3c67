"""A commune that collects fees, its clerk and its accountant, an official elsewhere, a citizen."""

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
from tinhso.engines.payments.api import FeeLine, demand, set_account
from tinhso.engines.payments.gateways import ADAPTERS, Notice
from tinhso.engines.payments.roles import ROLES

FROM = date(2025, 7, 1)
PAYGOV, BANK = ADAPTERS
KEY = "a key for the tests"


@pytest.fixture(autouse=True)
def partners(settings):
    settings.PARTNERS = {"paygov": ("http://127.0.0.1:9/paygov", KEY), "bank": ("http://127.0.0.1:9/bank", KEY)}


@pytest.fixture(autouse=True)
def roles(monkeypatch):
    """The roles of this engine alone, whatever the systems add."""
    monkeypatch.setattr("tinhso.engines.directory.roles.offered", lambda point: (ROLES,))


@pytest.fixture
def cast(db):
    return make_cast()


def make_cast():
    area = Area.objects.create(level="province", code="80", kind="Tỉnh", name="Tây Ninh", valid_from=FROM)
    common = {"kind": "centre", "area": area, "valid_from": FROM, "by": PLATFORM}
    here = directory.make_office(name="Trung tâm Phục vụ hành chính công phường Long An", code="H53.101", **common)
    there = directory.make_office(name="Trung tâm Phục vụ hành chính công xã Bến Lức", code="H53.102", **common)
    for office in (here, there):
        set_account(
            office,
            bank="970436",
            bank_name="Vietcombank",
            number=f"10{office.code[-3:]}",
            holder="KBNN",
            valid_from=FROM,
        )
    lan = directory.register_person(name="Nguyễn Thị Lan", personal_number="080190000015", by=PLATFORM)

    def official(office, *roles):
        person = directory.register_person(name="Lê Minh Châu", by=PLATFORM)
        return directory.actor_for(directory.appoint(person, office, "Công chức", roles=roles, by=PLATFORM))

    return SimpleNamespace(
        here=here,
        there=there,
        lan=lan.party.subject_id,
        citizen=Actor(subject=lan.party.subject_id),
        clerk=official(here, "clerk"),
        accountant=official(here, "accountant"),
        stranger=official(there, "clerk", "accountant"),
    )


def line(amount=50_000):
    return FeeLine(
        "CT-DC", "Phí chứng thực di chúc", "fee", "dossier", 1, amount, 0, amount, "Thông tư 226/2016/TT-BTC"
    )


@pytest.fixture
def asked(cast):
    """50.000 đ that Lan owes the commune."""
    return ask(cast)


def ask(cast, amount=50_000, **kw):
    data = {"about": uuid4(), "payer": cast.lan, "office": cast.here, "lines": [line(amount)], "by": PLATFORM} | kw
    return demand(data.pop("about"), code="H53.101-260302-0001", topic="2.001019", **data)


def told(demand, amount=None, reference="GD1", message="", **kw):
    """What a gateway says about a demand."""
    return Notice(message or f"TB-{reference}", reference, kw.pop("purpose", demand.key if demand else ""),
                  amount or demand.total, kw.pop("paid_at", clock.now()), **kw)  # fmt: skip


def paygov_body(demand, amount=None, reference="GD1", message="TB1", status=1):
    data = {
        "MaThongBao": message,
        "MaGiaoDich": reference,
        "MaTraCuuTT": demand.key if hasattr(demand, "key") else demand,
        "SoTien": demand.total if amount is None else amount,
        "TrangThai": status,
        "ThoiGian": f"{clock.local(clock.now()):%Y%m%d%H%M%S}",
    }
    return json.dumps(data).encode()


def bank_body(purpose, amount, reference="FT1"):
    moment = f"{clock.local(clock.now()):%Y%m%d%H%M%S}"
    data = {"MaThongBao": reference, "SoThamChieu": reference, "NoiDung": purpose, "SoTien": amount, "ThoiGian": moment}
    return json.dumps(data).encode()


def tell(client, body, gateway="paygov", key=KEY, at=None):
    """Send a notice as the partner would."""
    headers = {"X-Signature": sign(body, key.encode(), at=at)} if key else {}
    return client.post(f"/thanh-toan/thong-bao/{gateway}", body, content_type="application/json", headers=headers)
