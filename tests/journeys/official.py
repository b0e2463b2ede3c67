"""The steps of officials: find the dossier among one's work, act on it, sign."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.filling import Answers, fill_in


def find_in_my_work(page: Page, code: str) -> None:
    """Open the inbox, and from it the dossier with this code."""
    page.goto("/viec-cua-toi/")
    page.get_by_label("Mã hồ sơ").fill(code)
    page.get_by_role("button", name="Tìm").click()
    page.locator("tbody tr", has_text=code).locator("a").first.click()
    expect(page.locator("main")).to_contain_text(code)


def act(page: Page, action: str, button: str, **given: str) -> None:
    """Choose an action on the dossier's page, fill in its form, send it, and be told that it is done."""
    page.locator("main").get_by_role("link", name=action, exact=True).first.click()
    fill_in(page, given)
    page.locator("main form").get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".said, .notice").first).to_be_visible()
    assert page.url.count("/") == 5, f"{page.url} did not lead back to the dossier: {page.locator('main').inner_text()}"


def accept(page: Page, code: str) -> None:
    find_in_my_work(page, code)
    act(page, "Tiếp nhận hồ sơ", "Tiếp nhận")


def finish_my_step(page: Page, code: str, note: str) -> None:
    find_in_my_work(page, code)
    act(page, "Hoàn thành bước này", "Hoàn thành", note=note)


def hand_over_to(page: Page, code: str, colleague: str) -> None:
    find_in_my_work(page, code)
    page.get_by_role("link", name="Chuyển người xử lý").click()
    expect(page.locator("select[name=to]")).to_be_visible()
    options = page.locator("select[name=to] option").all_inner_texts()
    page.locator("select[name=to]").select_option(label=next(name for name in options if colleague in name))
    page.locator("main form").get_by_role("button", name="Chuyển", exact=True).click()
    expect(page.locator(".notice").first).to_contain_text(colleague)


def sign(page: Page, code: str) -> None:
    find_in_my_work(page, code)
    act(page, "Quyết định và ký số", "Ký số", outcome="granted")


def ask_for_a_supplement(page: Page, code: str, items: Answers) -> None:
    find_in_my_work(page, code)
    act(page, "Yêu cầu bổ sung", "Gửi yêu cầu", **{f"item_{what}": why for what, why in items.items()})


def refuse(page: Page, code: str, *, reason: str, basis: str) -> None:
    find_in_my_work(page, code)
    act(page, "Từ chối tiếp nhận", "Từ chối", reason=reason, basis=basis)
