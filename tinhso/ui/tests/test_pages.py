from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import path

from tinhso.base.errors import Refused
from tinhso.ui.modules import LATE

PAGES = {"/thanh-phan/": 70, "/thanh-phan/ban-lam-viec/": 100, "/thanh-phan/bang-lon/": 100}
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def refuse(request: object) -> None:
    raise Refused("Hồ sơ này đang chờ bổ sung.")


def fail(request: object) -> None:
    raise ZeroDivisionError


urlpatterns = [path("tu-choi/", refuse), path("hong/", fail)]


@pytest.fixture(autouse=True)
def _with_the_looks_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    from tinhso.ui.urls import urlpatterns as pages  # noqa: PLC0415 - the settings must stand first

    monkeypatch.setattr("tinhso.ui.tests.test_pages.urlpatterns", [*pages, *urlpatterns])


handler404 = "tinhso.ui.views.not_found"
handler500 = "tinhso.ui.views.broken"


def weight(address: str) -> int:
    """What a browser loads for a page, packed, without fonts, in bytes: of the modules those that it holds or needs."""
    html = Client().get(address).content.decode()
    loaded = {Path(finders.find(file)) for file in re.findall(r'(?:src|href)="/tinh/([^"]+\.(?:css|js|svg))"', html)}
    modules = json.loads(re.search(r'importmap">(.*?)</script>', html)[1])["imports"]  # type: ignore[index]
    tags = set(re.findall(r"<([a-z]+-[a-z-]+)", html))
    loaded |= {_module(file) for name, file in modules.items() if name in tags}
    while needed := {_module(modules[name]) for file in loaded for name in _imports(file)} - loaded:
        loaded |= needed
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in loaded) + len(gzip.compress(html.encode(), 9))


def _module(file: str) -> Path:
    return Path(finders.find(file.removeprefix("/tinh/")))  # type: ignore[arg-type]


def _imports(file: Path) -> set[str]:
    text = file.read_text() if file.suffix == ".js" else ""
    return set(re.findall(r'(?:from|import)\s*"([a-z][^"]*)"', text)) - set(LATE)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_weighs_less_than_its_budget(address: str) -> None:
    assert weight(address) <= PAGES[address] * 1024


def test_the_style_sheet_packs_into_20_kilobytes() -> None:
    assert len(gzip.compress(Path(finders.find("ui/province.css")).read_bytes(), 9)) <= 20 * 1024  # type: ignore[arg-type]


def test_the_policy_allows_the_pages_own_import_map_and_no_other_inline_script() -> None:
    answer = Client().get("/thanh-phan/")
    policy = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
    text = re.search(rb'<script type="importmap">(.*?)</script>', answer.content)[1]  # type: ignore[index]
    digest = b64encode(sha256(text).digest()).decode()
    assert policy["script-src"] == f"'self' 'sha256-{digest}'"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in str(policy)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_inline_styles_or_handlers(address: str) -> None:
    html = Client().get(address).content.decode()
    assert re.findall(r"<[^>]+\s(?:style|on[a-z]+)=", html) == []
    assert len(re.findall(r"<script(?![^>]*\bsrc=)", html)) == 1


def test_forms_may_lead_to_the_partners_of_the_demonstration(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.ENV", _with(pretend_url="http://localhost:8100"))
    policy = Client().get("/khong-co/").headers["Content-Security-Policy"]
    assert "form-action 'self' http://localhost:8100" in policy


def test_the_demonstration_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert b'class="demonstration"' not in Client().get("/thanh-phan/").content
    monkeypatch.setattr("django.conf.settings.ENV", _with(demo=True))
    assert b'class="demonstration"' in Client().get("/thanh-phan/").content


def _with(**changes: object) -> object:
    from dataclasses import replace  # noqa: PLC0415

    return replace(settings.ENV, **changes)


def test_a_refusal_is_a_page_with_its_sentence_and_422() -> None:
    answer = Client().get("/tu-choi/")
    assert answer.status_code == 422
    assert "Hồ sơ này đang chờ bổ sung." in answer.content.decode()


def test_an_unknown_address_answers_404_in_plain_words() -> None:
    answer = Client().get("/khong-co/")
    assert answer.status_code == 404
    assert "<h1>Không có trang này</h1>" in answer.content.decode()


def test_a_fault_answers_500_in_plain_words() -> None:
    answer = Client(raise_request_exception=False).get("/hong/")
    assert answer.status_code == 500
    assert "Hệ thống gặp sự cố" in answer.content.decode()


def test_a_browser_in_english_still_gets_vietnamese_until_the_person_chooses() -> None:
    client = Client(headers={"accept-language": "en-US"})
    assert b'<html lang="vi"' in client.get("/thanh-phan/").content
    client.post("/ngon-ngu/", {"language": "en", "next": "/thanh-phan/"})
    assert b'<html lang="en"' in client.get("/thanh-phan/").content


@pytest.mark.goal("cases-35")
def test_large_text_is_remembered_and_drawn_on_the_next_page() -> None:
    client = Client()
    assert 'data-text="normal"' in client.get("/thanh-phan/").content.decode()
    assert client.post("/co-chu/", {"text": "large", "next": "/thanh-phan/"}).headers["Location"] == "/thanh-phan/"
    assert 'data-text="large"' in client.get("/thanh-phan/").content.decode()
    assert client.post("/co-chu/", {"text": "huge", "next": "//elsewhere.example"}).headers["Location"] == "/"
    assert 'data-text="normal"' in client.get("/thanh-phan/").content.decode()


def test_a_theme_is_remembered_and_leads_back_only_to_our_own_pages() -> None:
    client = Client()
    assert client.post("/giao-dien/", {"theme": "dark", "next": "//elsewhere.example"}).headers["Location"] == "/"
    assert b'data-theme="dark"' in client.get("/thanh-phan/").content
