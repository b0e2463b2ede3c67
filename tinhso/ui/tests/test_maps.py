from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import Client

from tinhso.base.http import origin
from tinhso.ui import modules, samples
from tinhso.ui.maps import tiles

BUDGET = 450 * 1024
MAP = ("maplibre-gl", "maplibre-gl-worker", "province-map", "mapbase", "mappin", "mappoints", "mapviews", "late")
pytestmark = [pytest.mark.urls("tinhso.ui.tests.pages"), pytest.mark.django_db]


def draw(template: str) -> str:
    return engines["django"].from_string(template).render({"spot": samples.SamplePlace({"latitude": "10.5"})})


def policy() -> dict[str, str]:
    answer = Client().get("/thanh-phan/").headers["Content-Security-Policy"]
    return dict(rule.split(" ", 1) for rule in answer.split("; "))


def test_all_that_a_map_loads_packs_into_450_kilobytes() -> None:
    files = [Path(str(finders.find(modules.modules()[name]))) for name in MAP]
    assert 0 < sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= BUDGET


def test_no_page_imports_the_heavy_modules_before_it_is_painted() -> None:
    ours = Path(modules.__file__).parent / "static" / "ui" / "js"
    for script in ours.glob("*.js"):
        assert not any(f'from "{name}"' in script.read_text() for name in modules.LATE), script.name


def test_the_map_and_its_worker_come_from_our_own_house_by_name() -> None:
    assert all(modules.modules()[name].startswith("npm/") for name in modules.LATE)
    rules = policy()
    assert rules["worker-src"] == "'self' blob:"
    assert rules["connect-src"] == "'self'"
    assert rules["img-src"] == "'self' data: blob:"


def test_an_operators_tiles_are_allowed_only_when_they_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    named = "https://ban-do.example:8443/nen/{z}/{x}/{y}.png © Sở Nông nghiệp và Môi trường"
    monkeypatch.setattr("django.conf.settings.ENV", replace(settings.ENV, tiles=named))
    rules = policy()
    assert rules["connect-src"] == "'self' https://ban-do.example:8443"
    assert rules["img-src"] == "'self' data: blob: https://ban-do.example:8443"
    assert tiles() == ("https://ban-do.example:8443/nen/{z}/{x}/{y}.png", "© Sở Nông nghiệp và Môi trường")
    html = draw("{% map_show '/diem.json' 'Phản ánh' %}")
    assert 'data-tiles="https://ban-do.example:8443/nen/{z}/{x}/{y}.png"' in html
    assert "© Sở Nông nghiệp và Môi trường" in html


@pytest.mark.parametrize(
    ("address", "there"),
    [("", ""), ("/tinh/nen.pmtiles", ""), ("https://a.example", "https://a.example"),
     ("https://a.example/{z}?key=1", "https://a.example")],
)  # fmt: skip
def test_the_origin_of_an_address(address: str, there: str) -> None:
    assert origin(address) == there


def test_a_pin_keeps_what_was_typed_and_stands_in_two_inputs_of_the_form() -> None:
    html = " ".join(str(draw("{% map_pick spot.latitude spot.longitude %}")).split())
    assert 'name="latitude" id="id_latitude" value="10.5"' in html
    assert 'name="longitude" id="id_longitude" value=""' in html
    assert 'role="status"' in html and "<noscript>" in html
