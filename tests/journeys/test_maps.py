"""Maps in a browser: a pin set by keys, points gathered while far, nothing from outside, readable without a map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import include, path
from playwright.sync_api import Page, expect

from tests import tiny_tiles
from tests.journeys.axe import assert_no_axe_violations
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM

pytestmark = [pytest.mark.journey, pytest.mark.urls(__name__), pytest.mark.django_db(transaction=True)]
urlpatterns = [path("", include("tinhso.ui.urls")), path("co-quan/", include("tinhso.engines.directory.urls"))]
Opener = Callable[..., Page]
PICK, SHOW = "province-map[mode=pick]", "province-map[mode=show]"


@pytest.fixture(autouse=True)
def tay_ninh(transactional_db: Any) -> None:
    directory.load_reference()
    begun = date(2025, 7, 1)
    area = directory.area_on("80", "province", begun)
    assert area is not None
    directory.make_office(
        name="Ủy ban nhân dân tỉnh Tây Ninh", kind="committee", code="H53", area=area, valid_from=begun, by=PLATFORM
    )


def drawn(page: Page, which: str) -> None:
    page.locator(which).scroll_into_view_if_needed()
    expect(page.locator(which)).to_have_class("drawn")


def seen(page: Page, layer: str) -> int:
    """How many features of this layer the map draws at this moment."""
    script = "([which, layer]) => document.querySelector(which).map.queryRenderedFeatures({layers: [layer]}).length"
    found: int = page.evaluate(script, [SHOW, layer])
    return found


def look(page: Page, lng: float, lat: float, zoom: int, which: str = SHOW) -> None:
    """Move the map there and wait until it stands still."""
    page.evaluate(
        """([which, center, zoom]) => new Promise((done) => {
             const map = document.querySelector(which).map; map.once("idle", done); map.jumpTo({center, zoom}); })""",
        [which, [lng, lat], zoom],
    )


def test_a_pin_is_set_and_moved_by_keys_and_the_commune_is_told(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.goto("/thanh-phan/")
    drawn(desk, PICK)
    pick = desk.locator(PICK)
    look(desk, 106.4137, 10.5353, 13, PICK)
    pick.get_by_role("button", name="Đặt ghim ở giữa bản đồ").press("Enter")
    told = pick.get_by_role("status")
    expect(told).to_have_text("Vị trí đã chọn thuộc Phường Long An, Tỉnh Tây Ninh.")
    expect(pick.locator(".map-pin")).to_be_focused()
    before = float(pick.locator("[data-lat]").input_value())
    assert round(before, 4) == 10.5353
    for _ in range(20):
        desk.keyboard.press("Shift+ArrowDown")
    assert float(pick.locator("[data-lat]").input_value()) < before - 0.05
    expect(told).not_to_contain_text("Phường Long An")
    expect(told).to_contain_text("Vị trí")
    pick.get_by_role("button", name="Bỏ ghim").click()
    expect(told).to_have_text("Chưa chọn vị trí.")
    assert pick.locator("[data-lat]").input_value() == ""
    own = desk.evaluate("location.origin")
    assert {url for url in asked if not url.startswith((own, "blob:", "data:"))} == set()
    assert [url for url in asked if "pmtiles" in url] == []


def test_a_tap_sets_the_pin_and_my_position_moves_it(open_page: Opener) -> None:
    here = {"latitude": 11.3139, "longitude": 106.0986}
    page = open_page("phone", permissions=["geolocation"], geolocation=here)
    page.goto("/thanh-phan/")
    drawn(page, PICK)
    pick = page.locator(PICK)
    pick.locator("canvas").tap()
    expect(pick.get_by_role("status")).to_contain_text("Tỉnh Tây Ninh.")
    pick.get_by_role("button", name="Vị trí của tôi").tap()
    expect(pick.locator("[data-lat]")).to_have_value("11.31390")
    expect(pick.get_by_role("status")).to_contain_text("Vị trí đã chọn thuộc Phường")


def test_points_are_gathered_while_far_and_stand_alone_when_near(desk: Page) -> None:
    desk.goto("/thanh-phan/")
    drawn(desk, SHOW)
    look(desk, 106.41, 10.54, 9)
    assert seen(desk, "clusters") >= 1
    assert seen(desk, "points") < 10
    look(desk, 106.41, 10.54, 16)
    assert seen(desk, "clusters") == 0
    assert seen(desk, "points") >= 5
    listed = desk.locator(".map-near")
    listed.locator("summary").press("Enter")
    expect(listed.get_by_role("link").first).to_be_visible()
    desk.evaluate("scrollTo(0, document.querySelector('province-map[mode=show]').offsetTop)")


def test_hoang_sa_and_truong_sa_are_drawn_when_the_country_is_in_view(desk: Page) -> None:
    desk.goto("/thanh-phan/")
    drawn(desk, SHOW)
    look(desk, 110.5, 13, 5)
    names = desk.evaluate(
        "which => document.querySelector(which).map.queryRenderedFeatures({layers: ['archipelagos']})"
        ".map(f => f.properties.name).sort()",
        SHOW,
    )
    assert names == ["Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_both_maps_pass_axe_in_both_themes(open_page: Opener, shot: Callable[..., Any], width: int, theme: str) -> None:
    page = open_page("phone" if width == 390 else "desk", theme, viewport={"width": width, "height": 900})
    page.goto("/thanh-phan/")
    for which in (PICK, SHOW):
        drawn(page, which)
    look(page, 106.4137, 10.5353, 11, PICK)
    page.locator(PICK).get_by_role("button", name="Đặt ghim ở giữa bản đồ").click()
    expect(page.locator(PICK).get_by_role("status")).to_contain_text("Long An")
    for name, which in (("pick", PICK), ("show", SHOW)):
        page.locator(which).scroll_into_view_if_needed()
        page.locator(which).screenshot(path=shot(page, f"map-{name}-{width}-{theme}", whole=False))
    look(page, 110.5, 13, 4)
    page.locator(SHOW).screenshot(path=shot(page, f"map-country-{width}-{theme}", whole=False))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert_no_axe_violations(page)


@pytest.mark.goal("feedback-23")
def test_the_roads_of_the_installers_own_file_are_drawn(
    open_page: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.ENV", replace(settings.ENV, data=tmp_path, tiles=""))
    tiny_tiles.place(tmp_path)
    page = open_page("desk")
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.headers.get("range", "")) if ".pmtiles" in request.url else None
    )
    page.goto("/thanh-phan/")
    drawn(page, SHOW)
    look(page, 106.4137, 10.5353, 6)
    assert seen(page, "roads") > 0
    assert asked and all(span.startswith("bytes=") for span in asked)
    expect(page.locator(SHOW)).to_contain_text("© Sở Nông nghiệp và Môi trường")


def test_without_a_drawn_map_the_place_can_still_be_told(open_page: Opener) -> None:
    here = {"latitude": 10.5353, "longitude": 106.4137}
    page = open_page("desk", permissions=["geolocation"], geolocation=here)
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto("/thanh-phan/")
    pick = page.locator(PICK)
    pick.scroll_into_view_if_needed()
    expect(pick.get_by_role("status")).to_contain_text("không vẽ được bản đồ")
    pick.get_by_role("button", name="Vị trí của tôi").click()
    expect(pick.get_by_role("status")).to_have_text("Vị trí đã chọn thuộc Phường Long An, Tỉnh Tây Ninh.")
    plain = open_page("desk", java_script_enabled=False)
    plain.goto("/thanh-phan/")
    expect(plain.get_by_label("Nơi xảy ra")).to_be_editable()
    assert "Ông/bà hãy ghi địa chỉ." in plain.content()
