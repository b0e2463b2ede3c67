"""The province linked with a pretend national portal, both in this process; what the portal hands in comes at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from pretend.national import sessions
from pretend.paygov import notify
from pretend.server import running
from tests.planted import planted, province
from tests.province import Province
from tinhso.base import clock
from tinhso.engines.adapters.api import sign
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.national.linking import open_linkage
from tinhso.systems.national.models import Linkage
from tinhso.systems.national.portal import speaking

__all__ = ["planted", "province"]


@pytest.fixture
def outside(tmp_path, settings, monkeypatch) -> Iterator:
    """The partners; their notices reach the province by its test client, signed by the province's clock."""
    with running(tmp_path) as (url, app):
        settings.PARTNERS = {
            code: (f"{url}/{code}", f"demonstration:{code}") for code in ("national", "civil", "paygov", "bank")
        }
        monkeypatch.setattr(notify, "_send", _bring)
        speaking._sessions.clear()
        assert sessions.USERNAME == speaking.USERNAME
        yield app.partners


def _bring(partner, path, body, header):
    signed = sign(body, notify.key(partner))
    answer = Client().post(f"/{path}/{partner.code}", body, "application/json", headers={"X-Signature": signed})
    return answer.status_code, answer.json()


@pytest.fixture
def linked(province: Province, outside) -> Province:
    """The demonstration's linkages begin now."""
    Linkage.objects.all().delete()
    for system in Linkage.System.values:
        open_linkage(system, since=clock.now(), by=PLATFORM)
    return province


@pytest.fixture
def portal(linked, outside):
    return outside["national"]


@pytest.fixture
def civil(linked, outside):
    return outside["civil"]
