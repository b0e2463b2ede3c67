"""What a hand does on a form of the province: type, choose, tick, attach, go on."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Page, expect

Answers = dict[str, str]


def fill_in(page: Page, answers: Answers) -> None:
    """``answers`` by the fields' names; choices by their values, a tick as "on"."""
    for name, value in answers.items():
        place = page.locator(f'main [name="{name}"]:not([type=hidden])')
        kind = place.first.get_attribute("type")
        if kind == "radio":
            page.locator(f'main [name="{name}"][value="{value}"]').check()
        elif kind == "checkbox":
            place.check()
        elif place.first.evaluate("element => element.tagName") == "SELECT":
            place.select_option(value)
        else:
            place.fill(value)


def go_on(page: Page) -> None:
    """Press the button that keeps the page and opens the next one."""
    was = page.url
    page.locator("main .actions").get_by_role("button", name="Lưu và tiếp tục").click()
    page.wait_for_url(lambda url: url != was)


def attach(page: Page, paper: str, *files: FilePayload) -> None:
    """Choose files for the paper whose name begins so; the page names each."""
    place = page.get_by_label(paper)
    place.set_input_files(list(files))
    for file in files:
        expect(page.locator("file-drop", has=place)).to_contain_text(file["name"])


def photo(name: str = "giay-chung-sinh-mat-sau.jpg") -> FilePayload:
    """A photo as a phone takes it: noise, edges, 3 megapixels."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": _drawn("JPEG", quality=80)}


def pdf(name: str = "Giấy chứng sinh.pdf") -> FilePayload:
    """A scanned page."""
    return {"name": name, "mimeType": "application/pdf", "buffer": _drawn("PDF", resolution=150.0)}


def _drawn(kind: str, **how: float) -> bytes:
    sheet = Image.effect_noise((1536, 2048), 12).convert("RGB")
    pen = ImageDraw.Draw(sheet)
    for row in range(160, 1900, 90):
        pen.line((150, row, 1380, row), fill=(30, 30, 60), width=3)
    held = io.BytesIO()
    sheet.save(held, kind, **how)
    return held.getvalue()


def downloaded(page: Page, link: str, folder: Path) -> Path:
    """The PDF behind the link with these words; it stands there as soon as a job has signed the paper."""
    place = page.locator("main").get_by_role("link", name=link).first
    look_again_until(page, lambda: place.count() > 0)
    answer = page.request.get(place.get_attribute("href") or "")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    target = folder / "giay-to.pdf"
    target.write_bytes(answer.body())
    return target


def look_again_until(page: Page, there: Callable[[], bool], seconds: int = 60) -> None:
    """Jobs work a moment after the click: reload until it is there."""
    for _ in range(seconds):
        if there():
            return
        page.wait_for_timeout(1000)
        page.reload()
    raise AssertionError(f"{page.url} after {seconds} seconds:\n{page.locator('main').inner_text()}")
