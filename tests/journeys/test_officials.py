"""Officials at their desks, and the leader who watches the figures meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import citizen, official
from tests.journeys.filling import attach, downloaded, pdf
from tests.journeys.people import Cast

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]
LIVE = 20_000  # milliseconds within which a figure follows; without the stream it would ask every 30 seconds


def tile(page: Page, label: str) -> Locator:
    """The tile with this label on the board."""
    return page.locator(".figure", has=page.locator(".label", has_text=label))


def figure(page: Page, label: str) -> int:
    """The number under this label on the board."""
    text = tile(page, label).locator(".value").inner_text()
    return int(re.sub(r"\D", "", text) or 0)


def rows_behind(page: Page, label: str) -> int:
    """How many dossiers the list behind a figure has, on all its pages."""
    tile(page, label).get_by_role("link").first.click()
    expect(page.locator("main h1")).to_contain_text(label)
    page.wait_for_load_state()
    rows, board = page.locator("main tbody tr").count(), 1
    while (following := page.locator("main .pagination a[rel=next]")).count():
        with page.expect_navigation():
            following.click()
        rows, board = rows + page.locator("main tbody tr").count(), board + 1
    for _page in range(board):
        page.go_back()
    return rows


def test_a_dossier_is_received_handled_signed_and_seen_on_the_leaders_board(
    cast: Cast, shot: Shot, tmp_path: Path
) -> None:
    applicant = cast.page("huong", "phone")
    code = citizen.hand_in_a_birth(applicant)
    board = cast.page("nhung")
    board.goto("/dieu-hanh/")
    received, decided = figure(board, "Hồ sơ tiếp nhận"), figure(board, "Hồ sơ đã giải quyết")

    clerk = cast.page("duyen")
    official.find_in_my_work(clerk, code)
    shot(clerk, "desk-ho-so-moi")
    official.accept(clerk, code)
    expect(clerk.locator("main .deadline").first).to_be_visible()
    expect(tile(board, "Hồ sơ tiếp nhận").locator(".value")).to_have_text(str(received + 1), timeout=LIVE)
    official.finish_my_step(cast.page("thuong"), code, "Đã đối chiếu, thông tin khớp.")
    official.finish_my_step(cast.page("phuong"), code, "Đồng ý trình ký.")
    official.hand_over_to(cast.page("quang"), code, "Lâm Thị Tuyết Nhung")
    chair = cast.page("nhung")
    official.sign(chair, code)
    shot(chair, "desk-ho-so-da-ky")
    expect(tile(board, "Hồ sơ đã giải quyết").locator(".value")).to_have_text(str(decided + 1), timeout=LIVE)
    shot(board, "desk-dieu-hanh")
    assert rows_behind(board, "Hồ sơ tiếp nhận") == received + 1
    assert rows_behind(board, "Hồ sơ đã giải quyết") == decided + 1

    applicant.goto(f"/ho-so/{code}/")
    citizen.reload_until(applicant, "Kết quả giải quyết thủ tục hành chính")
    shot(applicant, "phone-ho-so-co-ket-qua")
    result = downloaded(applicant, "Nhận kết quả đã ký", tmp_path)
    assert result.read_bytes().startswith(b"%PDF-")
    anyone = cast.page(size="phone")
    anyone.goto("/xac-minh/")
    anyone.locator("input[type=file]").set_input_files(result)
    anyone.locator("main form[method=post] button.secondary").click()
    signed = anyone.locator(".signature")
    expect(signed.first).to_contain_text("Lâm Thị Tuyết Nhung")
    assert [signed.nth(n).locator(".tag").get_attribute("class") for n in range(signed.count())] == ["tag done"] * 2
    anyone.locator("main a[href*='/xac-minh/']").first.click()
    expect(anyone.locator(".notice.done").first).to_be_visible()
    shot(anyone, "phone-xac-minh")

    applicant.reload()
    official.act(applicant, "danh-gia", score="3", comment="Nhanh, rõ ràng.")
    expect(applicant.locator("main a[href$='/danh-gia/']")).to_have_count(0)
    clerk.goto(f"/ho-so/{code}/")
    expect(clerk.locator("main .tag").first).to_have_text("Đã trả kết quả", ignore_case=True)


def test_a_supplement_is_asked_for_and_handed_in(cast: Cast, shot: Shot) -> None:
    applicant, clerk = cast.page("huong", "phone"), cast.page("duyen")
    code = citizen.hand_in_a_birth(applicant)
    asked = {"child_name": "Viết hoa chữ cái đầu của tên đệm.", "chung-sinh": "Bản chụp bị mờ, xin chụp lại."}
    official.ask_for_a_supplement(clerk, code, asked)
    applicant.goto(f"/ho-so/{code}/")
    citizen.reload_until(applicant, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ")
    shot(applicant, "phone-ho-so-can-bo-sung")
    applicant.get_by_role("link", name="Nộp bổ sung").click()
    for reason in asked.values():
        expect(applicant.locator("main")).to_contain_text(reason)
    applicant.locator("[name=child_name]").fill("Nguyễn Trần Gia Hân Hân")
    attach(applicant, "Giấy chứng sinh", pdf("chụp lại.pdf"))
    shot(applicant, "phone-bo-sung")
    applicant.locator("main form").get_by_role("button", name="Nộp", exact=True).click()
    expect(applicant.locator("main")).to_contain_text("Nguyễn Trần Gia Hân Hân")
    official.find_in_my_work(clerk, code)
    expect(clerk.locator("main")).to_contain_text("chụp lại.pdf")
    official.act(clerk, "tiep-nhan")


def test_a_dossier_is_refused_with_its_legal_ground(cast: Cast, shot: Shot) -> None:
    applicant, clerk = cast.page("huong", "phone"), cast.page("duyen")
    code = citizen.hand_in_a_birth(applicant)
    official.refuse(
        clerk, code, reason="Trẻ đã được đăng ký khai sinh tại phường Tân An.", basis="Điều 16 Luật Hộ tịch 2014"
    )
    shot(clerk, "desk-ho-so-tu-choi")
    applicant.goto(f"/ho-so/{code}/")
    citizen.reload_until(applicant, "Phiếu từ chối tiếp nhận giải quyết hồ sơ")
    applicant.goto("/tin-nhan/")
    expect(applicant.locator("main")).to_contain_text(code)
    shot(applicant, "phone-tin-nhan")
