"""A hall's day: a number at the kiosk and on the phone, the screen on the wall, the clerk, an appointment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.province import Province, plant
from tinhso.base import clock
from tinhso.engines.calendars.api import add_workdays, timetable_for

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HALL = "/quay/H53.101.01/"
KIOSK = {"viewport": {"width": 1080, "height": 1920}, "has_touch": True}


def signed_in(page: Page, province: Province, who: str, url: str) -> Page:
    cookies = province.client(who).cookies
    page.context.add_cookies([{"name": n, "value": c.value, "url": url} for n, c in cookies.items()])
    return page


def looked_at(page: Page, shot: Callable[..., Any], name: str) -> None:
    shot(page, name)
    assert_no_axe_violations(page)


@pytest.mark.goal("cases-16")
@pytest.mark.goal("cases-35")
@pytest.mark.goal("cases-7")
def test_a_number_is_drawn_called_shown_and_an_appointment_kept(
    open_page: Callable[..., Page], live_server: Any, shot: Callable[..., Any]
) -> None:
    province = plant()
    kiosk = open_page("desk", **KIOSK)
    kiosk.goto(f"{HALL}ki-ot/")
    looked_at(kiosk, shot, "kiosk-chon")
    kiosk.locator(".kiosk-choices a").first.click()
    looked_at(kiosk, shot, "kiosk-uu-tien")
    kiosk.locator("button[value='1']").click()
    expect(kiosk.locator(".kiosk-number")).to_contain_text("A001")
    looked_at(kiosk, shot, "kiosk-so")

    phone = open_page("phone")
    phone.goto(HALL)
    looked_at(phone, shot, "phone-quay")
    phone.locator("#queue-A").check()
    phone.locator("form[action$='/lay-so/'] button").click()
    expect(phone.locator("h1")).to_contain_text("A002")
    expect(phone.locator("[data-key=head]")).to_contain_text("1")
    looked_at(phone, shot, "phone-so")

    wall = open_page("wall")
    wall.goto(f"{HALL}man-hinh/")
    clerk = signed_in(open_page("desk"), province, "duyen", live_server.url)
    clerk.goto("/mot-cua/")
    looked_at(clerk, shot, "desk-chon-quay")
    clerk.locator("main button.button").first.click()
    expect(clerk.locator("short-keys:defined")).to_be_attached()
    clerk.keyboard.press("F2")
    expect(clerk.locator(".calling .now")).to_contain_text("A001")
    expect(wall.locator("[data-hall=calls] tr").first).to_contain_text("A001")
    looked_at(wall, shot, "wall-goi-so")
    who = province.person("huong")
    expect(clerk.locator("short-keys:defined")).to_be_attached()
    clerk.keyboard.press("F6")
    clerk.keyboard.type(who.personal_number)
    clerk.keyboard.press("Enter")
    expect(clerk.locator(".found-person")).to_contain_text(who.party.name)
    clerk.locator("#thu-tuc").fill("trich luc")
    clerk.keyboard.press("Enter")
    looked_at(clerk, shot, "desk-quay")
    clerk.locator(".found-list button").first.click()
    expect(clerk.locator("#consent")).to_be_visible()
    looked_at(clerk, shot, "desk-ho-so-giay")

    citizen = signed_in(open_page("phone"), province, "huong", live_server.url)
    tomorrow = clock.local(add_workdays(timetable_for(), clock.now(), 2)).date()
    citizen.goto(f"{HALL}hen/?ngay={tomorrow.isoformat()}")
    looked_at(citizen, shot, "phone-dat-hen")
    citizen.locator(".times button").first.click()
    expect(citizen.locator(".code")).to_be_visible()
    looked_at(citizen, shot, "phone-lich-hen")
