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
    page.wait_for_url(f"**/ho-so/{code}/")


def act(page: Page, action: str, **given: str) -> None:
    """Choose an action (by its address) on the dossier's page, fill in its form, send it, be told that it is done."""
    dossier = page.url
    page.locator(f"main a[href$='/{action}/']").first.click()
    page.wait_for_url(f"**/{action}/")
    fill_in(page, given)
    page.locator("main form .actions button").click()
    page.wait_for_url(dossier)
    expect(page.locator(".notice.done").first).to_be_visible()


def accept(page: Page, code: str) -> None:
    find_in_my_work(page, code)
    act(page, "tiep-nhan")


def finish_my_step(page: Page, code: str, note: str) -> None:
    find_in_my_work(page, code)
    act(page, "xu-ly", note=note)


def hand_over_to(page: Page, code: str, colleague: str) -> None:
    find_in_my_work(page, code)
    page.locator("main a[href$='/chuyen-nguoi-khac/']").click()
    page.wait_for_url("**/chuyen-nguoi-khac/")
    options = page.locator("select[name=to] option").all_inner_texts()
    page.locator("select[name=to]").select_option(label=next(name for name in options if colleague in name))
    page.locator("main form .actions button").click()
    expect(page.locator(".notice.done").first).to_contain_text(colleague)


def sign(page: Page, code: str) -> None:
    find_in_my_work(page, code)
    act(page, "quyet-dinh", outcome="granted")


def ask_for_a_supplement(page: Page, code: str, items: Answers) -> None:
    find_in_my_work(page, code)
    act(page, "yeu-cau-bo-sung", **{f"item_{what}": why for what, why in items.items()})


def refuse(page: Page, code: str, *, reason: str, basis: str) -> None:
    find_in_my_work(page, code)
    act(page, "tu-choi", reason=reason, basis=basis)
