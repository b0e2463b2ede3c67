"""The keeper writes a process, tries it out and publishes it; the head hands out work; the chair names a deputy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import look_again_until
from tests.journeys.people import Cast
from tests.journeys.width import assert_it_fits

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]
TOPIC = "1.004873"


def sound(page: Page) -> None:
    """Accessible and no wider than the device."""
    assert_no_axe_violations(page)
    assert_it_fits(page)


@pytest.mark.goal("cases-28")
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_process_is_written_checked_tried_and_published(cast: Cast, shot: Shot, size: str) -> None:
    keeper = cast.page("dang", size)
    keeper.goto("/quy-trinh/")
    sound(keeper)
    shot(keeper, f"quy-trinh-{size}-danh-sach")
    keeper.goto(f"/quy-trinh/{TOPIC}/")
    sound(keeper)
    keeper.locator("main a[href$='/soan/']").first.click()
    strides = keeper.locator("fieldset.stride")
    expect(strides).not_to_have_count(0)
    number = strides.count()  # that of the step which comes now
    keeper.locator("button[value=them]").click()
    expect(strides).to_have_count(number + 1)
    keeper.locator(f"[name='{number}-name']").fill("Đóng dấu")
    keeper.locator(f"[name='{number}-hours']").fill("1")
    sound(keeper)
    shot(keeper, f"quy-trinh-{size}-soan")
    keeper.locator("main .actions button[value=luu]").last.click()
    expect(keeper.locator(".findings")).to_contain_text("Không bao giờ đến bước này")
    expect(keeper.locator("main")).to_contain_text("Hãy sửa các lỗi")
    sound(keeper)
    keeper.goto(f"/quy-trinh/{TOPIC}/soan/")
    keeper.locator(f"button[value='bo-{number}']").click()
    keeper.locator("main .actions button[value=luu]").last.click()
    expect(keeper.get_by_role("button", name="Ban hành phiên bản")).to_be_visible()
    sound(keeper)
    shot(keeper, f"quy-trinh-{size}-chay-thu")
    keeper.get_by_role("button", name="Ban hành phiên bản").click()
    expect(keeper.locator(".notice.done").first).to_contain_text("Đã ban hành")
    shot(keeper, f"quy-trinh-{size}-da-ban-hanh")
    keeper.locator("main a[href*='/chuyen/']").first.click()
    sound(keeper)
    shot(keeper, f"quy-trinh-{size}-chuyen")


@pytest.mark.goal("cases-14")
@pytest.mark.goal("cases-27")
def test_the_head_hands_out_work_in_bulk_with_a_result_per_row(cast: Cast, shot: Shot) -> None:
    head = cast.page("phuong")
    head.goto("/khoi-luong/")
    if head.locator("main form").count() == 0:
        head.locator("main tbody a").first.click()
    sound(head)
    shot(head, "khoi-luong-desk")
    head.locator("main [name=code]").first.check()
    head.locator("button[value=giao-viec]").click()
    sound(head)
    colleague = head.locator("select[name=to] option").last.get_attribute("value")
    head.locator("select[name=to]").select_option(colleague)
    shot(head, "hang-loat-desk-giao-viec")
    head.locator("main form .actions button").first.click()
    look_again_until(head, lambda: head.get_by_text("Hoàn tất").count() > 0)
    sound(head)
    shot(head, "hang-loat-desk-ket-qua")


@pytest.mark.goal("cases-14")
def test_an_absence_is_noted_on_a_telephone_and_ended(cast: Cast, shot: Shot) -> None:
    specialist = cast.page("thuong", "phone")
    specialist.goto("/vang-mat/moi/")
    sound(specialist)
    day = specialist.evaluate("new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10)")
    for name in ("first", "last"):
        specialist.locator(f"[name={name}]").fill(_as_typed(specialist, name, day))
    specialist.locator("select[name=deputy] option", has_text="Bùi Thị Kim Phượng").first.wait_for(state="attached")
    options = specialist.locator("select[name=deputy] option").all_inner_texts()
    specialist.locator("select[name=deputy]").select_option(label=next(o for o in options if "Phượng" in o))
    specialist.locator("[name=reason]").fill("Nghỉ phép")
    specialist.locator("main form .actions button").first.click()
    expect(specialist.locator(".notice.done").first).to_contain_text("làm thay")
    sound(specialist)
    shot(specialist, "vang-mat-phone")
    specialist.get_by_role("button", name="Đã trở lại").first.click()
    expect(specialist.locator(".notice.done").first).to_contain_text("đã trở lại")


def _as_typed(page: Page, name: str, day: str) -> str:
    """A date picker takes the ISO form, a plain field the Vietnamese one."""
    if page.locator(f"[name={name}]").get_attribute("type") == "date":
        return day
    year, month, date = day.split("-")
    return f"{date}/{month}/{year}"


@pytest.mark.parametrize("slug", ["hoi-y-kien", "nghia-vu-tai-chinh", "gia-han"])
def test_the_forms_of_a_running_dossier_are_clean(cast: Cast, shot: Shot, slug: str) -> None:
    official = cast.page("phuong", "phone")
    official.goto("/viec-cua-toi/")
    sound(official)
    shot(official, "viec-cua-toi-phone")
    official.goto("/ho-so/?giai_doan=4")
    sound(official)
    dossiers = [link.get_attribute("href") for link in official.locator("main tbody th a").all()]
    for address in filter(None, dossiers):
        official.goto(f"{address}{slug}/")
        if official.url.endswith(f"/{slug}/"):
            break
    expect(official.locator("main form .actions button").first).to_be_visible()
    sound(official)
    shot(official, f"ho-so-phone-{slug}")
