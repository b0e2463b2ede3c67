"""A keeper lets a program in; the program asks the running province with the key that was shown once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.people import Cast
from tinhso.base.ids import uuid7

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]


def test_a_keeper_lets_a_program_in_and_the_program_asks_with_its_key(cast: Cast, shot: Shot) -> None:
    keeper = cast.page("dang")
    keeper.goto("/ung-dung-ket-noi/")
    assert_no_axe_violations(keeper)
    shot(keeper, "desk-ung-dung")
    keeper.goto("/ung-dung-ket-noi/moi/")
    keeper.get_by_role("button", name="Đăng ký", exact=True).click()
    expect(keeper.locator(".error-summary")).to_be_visible()
    assert_no_axe_violations(keeper)
    shot(keeper, "desk-ung-dung-moi")
    name = f"Ứng dụng thử {str(uuid7())[-6:]}"
    keeper.locator("input[name=name]").fill(name)
    keeper.locator("textarea[name=purpose]").fill("Theo dõi hồ sơ của phường.")
    keeper.locator("select[name=office]").select_option(label="Ủy ban nhân dân phường Long An")
    keeper.locator("input[name=contact]").fill("080190004128")
    keeper.locator("input[name=scopes][value='dossiers.read']").check()
    keeper.locator("input[name=scopes][value='events.read']").check()
    keeper.get_by_role("button", name="Đăng ký", exact=True).click()
    expect(keeper.locator("main h1")).to_contain_text(name)
    keeper.get_by_role("button", name="Cấp khóa").click()
    key = keeper.locator("main .notice code").inner_text()
    shot(keeper, "desk-ung-dung-khoa")
    assert_no_axe_violations(keeper)
    with httpx.Client(base_url=f"{cast.copy.url}/api/v1", headers={"Authorization": f"Bearer {key}"}) as program:
        assert program.get("/client").json()["name"] == name
        listed = program.get("/dossiers?limit=20").json()
        assert len(listed["items"]) == 20
        one = program.get(f"/dossiers/{listed['items'][0]['code']}")
        assert (one.status_code, one.json()["personal"]) == (200, None)
        assert program.post("/dossiers", json={}).status_code == 403
    keeper.get_by_role("button", name="Thu hồi").click()
    keeper.locator("dialog[open] button", has_text="Thu hồi").last.click()
    expect(keeper.locator(".notice.done").first).to_be_visible()
    assert httpx.get(f"{cast.copy.url}/api/v1/client", headers={"Authorization": f"Bearer {key}"}).status_code == 401


def test_a_developer_finds_the_way_on_a_phone(cast: Cast, shot: Shot) -> None:
    page = cast.page(size="phone")
    page.goto("/api/")
    assert_no_axe_violations(page)
    shot(page, "phone-api")
    expect(page.get_by_role("link", name="Bản mô tả (OpenAPI 3.1)")).to_be_visible()
    assert page.locator("main").evaluate("main => main.scrollWidth") <= 390
    described = httpx.get(f"{cast.copy.url}/api/v1/openapi.json").json()
    assert described["openapi"] == "3.1.0"
