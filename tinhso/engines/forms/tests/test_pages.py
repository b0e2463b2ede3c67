"""The public pages show all that the law wants shown."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tinhso.base import clock
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms.api import withdraw
from tinhso.engines.forms.loading import delivered
from tinhso.engines.forms.tests.content import published

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-8")]
PARTS = ["cach-thuc", "thanh-phan", "trinh-tu", "dieu-kien", "can-cu"]


@pytest.fixture
def birth() -> Any:
    content = next(content for code, _day, content in delivered() if code == "1.001193")
    return published(content, code="1.001193")


def test_a_procedure_page_has_every_legal_part(birth: Any, client: Client) -> None:
    answer = client.get("/thu-tuc/1.001193/")
    html = answer.content.decode()
    assert answer.status_code == 200
    for part in PARTS:
        assert f'id="{part}"' in html
    assert "1.001193" in html
    assert "Giấy chứng sinh do cơ sở y tế cấp" in html
    assert "15:00" in html
    assert "Luật Hộ tịch" in html
    assert len(gzip.compress(answer.content)) < 20_000


def test_the_search_page_keeps_its_choices_in_the_address(birth: Any, client: Client) -> None:
    answer = client.get("/thu-tuc/", {"q": "khai sinh", "linh_vuc": "ho-tich", "cap": "commune"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="khai sinh"' in html
    assert "/thu-tuc/1.001193/" in html
    assert (
        client.get("/thu-tuc/", {"q": "khai sinh", "cap": "province"}).content.decode().count("/thu-tuc/1.001193/") == 0
    )


@pytest.mark.parametrize("query", [{"q": "<script>"}, {"linh_vuc": "ghost"}, {"q": "x" * 5000}, {"cap": "'--"}])
def test_a_strange_address_is_only_an_empty_search(birth: Any, client: Client, query: dict[str, str]) -> None:
    answer = client.get("/thu-tuc/", query)
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_what_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get("/thu-tuc/9.999999/").status_code == 404
    assert client.get("/thu-tuc/su-kien/ghost/").status_code == 404


def test_a_withdrawn_procedure_says_so(client: Client) -> None:
    version = published()
    withdraw(version.pk, by=PLATFORM, last_day=clock.today().replace(day=1))
    with clock.travel(clock.at(2030, 1, 1)):
        assert client.get("/thu-tuc/9.000001/").status_code == 410


def test_life_events_lead_to_procedures(birth: Any, client: Client) -> None:
    assert client.get("/thu-tuc/su-kien/").status_code == 200


def test_a_procedure_is_named_in_the_readers_language(birth: Any, client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "<h1>Birth registration</h1>" in client.get("/thu-tuc/1.001193/").content.decode()
