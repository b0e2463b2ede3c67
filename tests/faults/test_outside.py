"""Who is outside may be slow or dead: a citizen's way calls nobody; what must be asked at once is a sentence soon."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.dossiers import answered
from tests.faults.test_bad_input import at_papers
from tests.main_job.test_main_job import PROCEDURE
from tests.main_job.walk import PDF
from tests.province import Province
from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files.models import File
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.gateways import speaking
from tinhso.engines.payments.models import Demand
from tinhso.systems.national.linking import open_linkage
from tinhso.systems.national.models import Linkage
from tinhso.systems.services import filing
from tinhso.systems.services.models import Dossier

__all__ = ["at_papers"]
pytestmark = pytest.mark.django_db
Tried = list[tuple[object, ...]]
SOON = 3.0  # seconds, on a machine that others use too; the timeout of the test is a tenth of it


@pytest.fixture
def tried(monkeypatch, settings) -> Tried:
    """Every attempt to reach somebody over the network; nobody is there. The database is not outside."""
    found: Tried = []
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: tuple[object, ...]) -> None:
        if self.family == socket.AF_UNIX:
            return connect(self, address)
        found.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    everywhere = ("national", "civil", "paygov", "bank", "post")
    settings.PARTNERS = {code: (f"http://127.0.0.1:9/{code}", f"key of {code}") for code in everywhere}
    settings.TSA_URL = "http://127.0.0.1:9/tsa"
    return found


@pytest.fixture
def linked(province: Province) -> Province:
    """Everything that happens to dossiers is told to the national portal and to the civil-status system."""
    for system in Linkage.System.values:
        if not Linkage.objects.filter(system=system, until=None).exists():
            open_linkage(system, by=PLATFORM)
    return province


def whole_way(province: Province) -> Dossier:
    """From the front page to the withdrawal; every page is one."""
    citizen = province.client("huong")
    for address in ("/", "/thu-tuc/", f"/thu-tuc/{PROCEDURE}/", "/tai-khoan/dang-nhap/"):
        assert citizen.get(address).status_code in (200, 302), address
    here = answered(province)
    done = citizen.post(f"{here}kiem-tra/")
    assert done.status_code == 302
    dossier = Dossier.objects.select_related("case").latest("case__submitted_at")
    for address in (f"/ho-so/{dossier.case.code}/", f"/thanh-toan/{dossier.demand}/"):
        assert citizen.get(address).status_code == 200, address
    cases.withdraw(dossier.case.pk, reason="Tôi đổi ý.", by=province.actor("huong"))
    return dossier


def test_a_citizens_whole_way_calls_nobody_outside(linked, tried):
    dossier = whole_way(linked)
    assert tried == [] and dossier.case.code


def test_an_upload_does_not_wait_for_the_scanner(linked, at_papers, tried, settings):
    settings.CLAMD_ADDRESS = "127.0.0.1:9"
    address, paper = at_papers
    sent = {paper: SimpleUploadedFile("Đơn.pdf", PDF, "application/pdf"), "more": "1"}
    assert linked.client("huong").post(address, sent).status_code in (200, 302)
    assert File.objects.get().scan == File.Scan.WAITING and tried == []


def test_the_control_somebody_who_asks_in_the_request_is_found(linked, tried, monkeypatch):
    opened = filing.open_dossier

    def asking(*args, **kwargs):
        with suppress(httpx.HTTPError):
            httpx.get("http://127.0.0.1:9/national/integration", timeout=1)
        return opened(*args, **kwargs)

    monkeypatch.setattr(filing, "open_dossier", asking)
    whole_way(linked)
    assert tried == [("127.0.0.1", 9)]


@pytest.fixture
def tarpit() -> Iterator[str]:
    """Somebody who takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as silent:
        yield f"http://127.0.0.1:{silent.getsockname()[1]}"


def pay(province: Province, where: str, settings) -> tuple[int, float, Demand]:
    """Choose the gateway on the payer's page; the status, the seconds, the demand afterwards."""
    settings.PARTNERS = {"paygov": (where, "a key for the tests"), "bank": (where, "a key for the tests")}
    citizen, here = province.client("huong"), answered(province)
    citizen.post(f"{here}kiem-tra/")
    demand = Demand.objects.latest("made_at")
    assert citizen.get(f"/thanh-toan/{demand.pk}/").status_code == 200
    began = time.monotonic()
    answer = citizen.post(f"/thanh-toan/{demand.pk}/paygov")
    took = time.monotonic() - began
    demand.refresh_from_db()
    return answer.status_code, took, demand


@pytest.mark.parametrize("how", ["dead", "silent"])
def test_a_gateway_that_is_dead_or_silent_is_a_sentence_soon_and_the_fee_can_be_paid_otherwise(
    province, tarpit, settings, monkeypatch, how
):
    monkeypatch.setattr(speaking, "SECONDS", SOON / 10)
    where = tarpit if how == "silent" else "http://127.0.0.1:9"
    status, took, demand = pay(province, f"{where}/paygov", settings)
    assert (status, demand.stage) == (422, "waiting") and took < SOON
    assert province.client("huong").get(f"/thanh-toan/{demand.pk}/").status_code == 200
    payments.pay_cash(demand.pk, by=province.actor("duyen"))
    assert Demand.objects.get(pk=demand.pk).stage == "paid"


def test_the_control_without_a_short_patience_the_citizen_would_wait(province, tarpit, settings, monkeypatch):
    monkeypatch.setattr(speaking, "SECONDS", SOON * 1.2)
    _status, took, _demand = pay(province, f"{tarpit}/paygov", settings)
    assert took > SOON
