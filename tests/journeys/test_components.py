"""The catalogue of components in a browser: accessible, narrow enough, alive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations, violations

pytestmark = [pytest.mark.journey, pytest.mark.urls("tinhso.ui.tests.pages")]
PAGES = {"phone": "/thanh-phan/", "desk": "/thanh-phan/ban-lam-viec/", "wall": "/thanh-phan/bang-lon/"}
Opener = Callable[..., Page]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_catalogue_has_no_axe_violations(open_page: Opener, shot: Callable[..., Path], theme: str) -> None:
    for size, address in [*PAGES.items(), ("desk", "/thanh-phan/"), ("phone", "/thanh-phan/ban-lam-viec/")]:
        page = open_page(size, theme)
        page.goto(address)
        page.evaluate("document.fonts.ready")
        shot(page, f"{size}-{address.strip('/').replace('/', '-')}-{theme}")
        assert_no_axe_violations(page)


def test_a_planted_violation_is_found(desk: Page) -> None:
    desk.goto("/thanh-phan/")
    desk.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [rule["id"] for rule in violations(desk)] == ["image-alt"]


@pytest.mark.parametrize("address", PAGES.values())
def test_nothing_scrolls_sideways_at_320_pixels(open_page: Opener, address: str) -> None:
    page = open_page("phone", viewport={"width": 320, "height": 700})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_wrong_form_answers_422_and_its_summary_takes_the_focus_and_leads_to_the_field(desk: Page) -> None:
    desk.goto("/thanh-phan/")
    with desk.expect_response(lambda answer: answer.request.method == "POST") as answer:
        desk.locator("form:has(#id_name) .button[class='button']").click()
    assert answer.value.status == 422
    expect(desk.locator(".error-summary")).to_be_focused()
    desk.locator(".error-summary a").first.click()
    expect(desk.locator("#id_name")).to_be_focused()
    expect(desk.locator("#id_name")).to_have_attribute("aria-describedby", "id_name_helptext id_name_error")
    assert_no_axe_violations(desk)


def test_a_choice_reveals_the_field_that_belongs_to_it(phone: Page) -> None:
    phone.goto("/thanh-phan/")
    expect(phone.locator("#id_address")).to_be_hidden()
    phone.locator("#id_answer_by_1").check()
    expect(phone.locator("#id_address")).to_be_visible()


def test_a_chosen_file_is_named_with_its_size(desk: Page) -> None:
    desk.goto("/thanh-phan/")
    desk.locator("#id_papers").set_input_files({"name": "so-ho-khau.pdf", "mimeType": "x/y", "buffer": b"x" * 3000})
    expect(desk.locator("file-drop li .size")).to_have_text("3 KB")


def test_a_second_choice_adds_to_the_first_and_each_file_can_be_left_out(desk: Page) -> None:
    hold(desk, "<file-drop><label for=papers>Giấy tờ</label><input id=papers type=file multiple></file-drop>")
    names = desk.locator("file-drop li")
    for name in ("mot.pdf", "hai.pdf"):
        desk.locator("#papers").set_input_files({"name": name, "mimeType": "x/y", "buffer": b"x"})
    expect(names).to_contain_text(["mot.pdf", "hai.pdf"])
    desk.get_by_role("button", name="Bỏ mot.pdf").click()
    expect(names).to_contain_text(["hai.pdf"])
    assert desk.locator("#papers").evaluate("input => [...input.files].map(file => file.name)") == ["hai.pdf"]


def test_all_lines_are_chosen_at_once_and_left_again(desk: Page) -> None:
    boxes = "".join(f"<input type=checkbox name=code value={code}>" for code in "abc")
    choose = "<choose-all><button type=button hidden></button><span role=status></span></choose-all>"
    hold(desk, f"<form>{boxes}{choose}</form>")
    desk.evaluate("import('choose-all')")
    desk.get_by_role("button", name="Chọn tất cả 3 dòng").click()
    expect(desk.locator("main input:checked")).to_have_count(3)
    desk.locator("main input").first.uncheck()
    expect(desk.locator("choose-all [role=status]")).to_have_text("Đã chọn 2")
    desk.get_by_role("button", name="Chọn tất cả 3 dòng").click()
    desk.get_by_role("button", name="Bỏ chọn tất cả").click()
    expect(desk.locator("main input:checked")).to_have_count(0)


def test_a_file_chosen_before_the_scripts_came_is_named_too(desk: Page) -> None:
    hold(desk, "<p>…</p>")
    desk.evaluate(
        """() => {
            const chosen = new DataTransfer(), input = document.createElement("input");
            const drop = document.createElement("file-drop");
            chosen.items.add(new File(["x".repeat(3000)], "so-ho-khau.pdf"));
            Object.assign(input, { type: "file", id: "early", files: chosen.files });
            drop.append(input);
            document.querySelector("main").append(drop);
        }"""
    )
    expect(desk.locator("file-drop li .size")).to_have_text("3 KB")


def test_a_confirmation_is_asked_before_the_form_goes(desk: Page) -> None:
    desk.goto("/thanh-phan/")
    desk.locator("confirm-dialog form .button").first.click()
    dialog = desk.locator("confirm-dialog dialog")
    expect(dialog).to_contain_text("H53.18-261122-0007")
    assert_no_axe_violations(desk)
    dialog.locator("button[value=no]").click()
    expect(dialog).to_have_count(0)
    with desk.expect_request(lambda request: request.method == "POST"):
        desk.locator("confirm-dialog form .button").first.click()
        dialog.locator("button[value=yes]").click()


def test_the_theme_changes_in_place_and_is_remembered(desk: Page) -> None:
    desk.goto("/thanh-phan/")
    with desk.expect_response("**/giao-dien/"):
        desk.locator("theme-switch button[value=dark]").click()
    expect(desk.locator("html")).to_have_attribute("data-theme", "dark")
    desk.reload()
    expect(desk.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_language_switches_to_english_and_back(desk: Page) -> None:
    desk.goto("/thanh-phan/")
    assert desk.locator("html").get_attribute("lang") == "vi"
    desk.get_by_role("button", name="English").click()
    expect(desk.locator("h1")).to_have_text("Components")
    desk.get_by_role("button", name="Tiếng Việt").click()
    expect(desk.locator("html")).to_have_attribute("lang", "vi")


def test_everything_is_readable_without_javascript(open_page: Opener) -> None:
    page = open_page("phone", java_script_enabled=False)
    page.goto("/thanh-phan/")
    page.locator("#id_name").fill("Nguyễn Thị Hường")
    page.locator("theme-switch button[value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def hold(page: Page, markup: str) -> None:
    """Put a component into the page as a part's page would hold it."""
    page.goto("/thanh-phan/")
    page.evaluate("markup => { document.querySelector('main').innerHTML = markup }", markup)


def test_a_draft_is_saved_while_typing_kept_when_the_line_is_lost_and_put_back(desk: Page) -> None:
    draft = """<draft-form data-url="/nhap/7" data-key="7"><form method="post">
      <input name="csrfmiddlewaretoken" type="hidden" value="t"><label>A <input name="name" id="name"></label>
      <label><input type="checkbox" name="agree" value="yes" id="agree"> B</label></form></draft-form>"""
    sent: list[str] = []
    desk.route("**/nhap/7", lambda route: (sent.append(route.request.post_data or ""), route.fulfill(status=204)))
    hold(desk, draft)
    desk.evaluate("import('draft-form')")
    desk.locator("#name").fill("Nguyễn Thị Hường")
    expect(desk.locator(".saved")).to_contain_text("Đã lưu lúc")
    assert "Nguyễn Thị Hường" in sent[0]

    desk.unroute("**/nhap/7")
    desk.route("**/nhap/7", lambda route: route.abort())
    desk.locator("#name").fill("Nguyễn Thị Hường, Cần Giuộc")
    desk.locator("#agree").check()
    expect(desk.locator(".saved")).to_contain_text("được giữ trên thiết bị này")
    assert "csrfmiddlewaretoken" not in desk.evaluate("localStorage.getItem('draft:7')")

    desk.unroute("**/nhap/7")
    desk.route("**/nhap/7", lambda route: (sent.append(route.request.post_data or ""), route.fulfill(status=204)))
    hold(desk, draft)
    desk.evaluate("import('draft-form')")
    expect(desk.locator("#name")).to_have_value("Nguyễn Thị Hường, Cần Giuộc")
    expect(desk.locator("#agree")).to_be_checked()
    expect(desk.locator(".saved")).to_contain_text("Đã lưu lúc")
    assert "Cần Giuộc" in sent[-1]
    assert desk.evaluate("localStorage.getItem('draft:7')") is None


def test_figures_change_when_the_stream_says_so_and_by_asking_where_there_is_no_stream(desk: Page) -> None:
    desk.route("**/so-lieu", lambda route: route.fulfill(json={"received": "12.481"}))
    desk.route(
        "**/dong",
        lambda route: route.fulfill(content_type="text/event-stream", body="event: changed\ndata: {}\n\n"),
    )
    for source in ("/dong", ""):
        hold(desk, f'<live-figures src="{source}" poll="/so-lieu"><p data-key="received">12.480</p></live-figures>')
        desk.evaluate("import('live-figures')")
        expect(desk.locator("[data-key=received]")).to_have_text("12.481")


def test_a_form_pressed_twice_is_sent_once(desk: Page) -> None:
    hold(desk, '<form method="post" action="/cham" target="_self"><button class="button">Nộp</button></form>')
    sent: list[str] = []
    desk.route("**/cham", lambda route: (sent.append(route.request.url), route.fulfill(status=204)))
    desk.evaluate("() => { const b = document.querySelector('main button'); b.click(); b.click(); }")
    expect(desk.locator("main button")).to_have_class("button sending")
    assert len(sent) == 1
