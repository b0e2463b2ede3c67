"""The people of a running copy, each with a browser of their own."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.province import Visited

PASSCODE = "123456"
PATIENCE = 30_000  # milliseconds: the machine may be busy, and a page that never comes is found all the same
expect.set_options(timeout=PATIENCE)
SIZES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "small": {"viewport": {"width": 320, "height": 700}, "has_touch": True, "is_mobile": True},
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "wall": {"viewport": {"width": 1920, "height": 1080}},
}
CITIZENS = {
    "huong": "Nguyễn Trần Thị Thanh Hương",
    "phuc": "Lê Hoàng Vĩnh Phúc",
    "ut": "Đặng Văn Út",
    "anh": "Võ Thị Ngọc Ánh",
    "khoa": "Phạm Nguyễn Đăng Khoa",
}
OFFICIALS = {
    "duyen": "duyen.longan",
    "thuong": "thuong.longan",
    "phuong": "phuong.longan",
    "quang": "quang.longan",
    "nhung": "nhung.longan",
    "tram": "tram.hcc",
    "uyen": "uyen.sotuphap",
    "dat": "dat.sotuphap",
    "toan": "toan.ubnd",
    "dang": "dang.quantri",
    "gam": "gam.tamvu",
    "giang": "giang.buudien",
    "ngan": "ngan.longan",
    "khanh": "khanh.kstthc",
    "liem": "liem.kstthc",
    "hoa": "hoa.longan",
    "phong": "phong.vanphong",
    "loan": "loan.sogddt",
}


class Cast:
    """``page("huong", "phone")`` is a page of that person, signed in; ``page()`` one of somebody unknown.

    At the end no page may have thrown an error, said one on its console, or got an answer of 500 and above.
    """

    def __init__(self, browser: Browser, copy: Visited) -> None:
        self.browser, self.copy = browser, copy
        self.contexts: list[BrowserContext] = []
        self.troubles: list[str] = []
        # A form answered with 422 is how a wrong answer comes back; chromium calls it an error of the console.
        self.expected = {"422"}

    def page(self, who: str = "", size: str = "desk", theme: str = "light", **more: Any) -> Page:
        """A new browser on a device; its owner signs in through the pages the first time."""
        options = {"base_url": self.copy.url, "color_scheme": theme, "locale": "vi-VN", "reduced_motion": "reduce"}
        if who:
            options["storage_state"] = self.copy.states.get(who) or self._sign_in(who)
        context = self.browser.new_context(**{**options, **SIZES[size], **more})
        return self._watched(context)

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
        assert not self.troubles, "\n".join(self.troubles)

    def _sign_in(self, who: str) -> Any:
        page = self._watched(self.browser.new_context(base_url=self.copy.url, locale="vi-VN"))
        if who in CITIZENS:
            page.goto("/tai-khoan/dang-nhap/")
            sign_in_by_vneid(page, who)
        else:
            sign_in_as_official(page, self.copy, OFFICIALS[who])
        self.copy.states[who] = page.context.storage_state()
        self.contexts.remove(page.context)
        page.context.close()
        return self.copy.states[who]

    def _watched(self, context: BrowserContext) -> Page:
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._hear(page, said.type, said.text))
        page.on("response", lambda answer: answer.status < 500 or self.troubles.append(f"{answer.status} {answer.url}"))
        return page

    def _hear(self, page: Page, kind: str, text: str) -> None:
        if kind == "error" and not any(status in text for status in self.expected):
            self.troubles.append(f"{page.url}: {text}")


def sign_in_by_vneid(page: Page, who: str) -> None:
    """From the page that asks how to sign in, through the pretend VNeID, back to where it was asked."""
    page.get_by_role("link", name="Đăng nhập bằng VNeID").click()
    options = page.locator("#person option").all_inner_texts()
    page.get_by_label("Công dân").select_option(label=next(name for name in options if CITIZENS[who] in name))
    page.get_by_label("Mã bí mật").fill(PASSCODE)
    page.get_by_role("button", name="Đồng ý và đăng nhập").click()
    expect(page.locator(".person .name")).to_contain_text(CITIZENS[who])


def sign_in_as_official(page: Page, copy: Visited, username: str) -> None:
    """User name and password, then the code of this half minute; one that has run out meanwhile is asked for anew."""
    line = copy.known_sign_ins[username]
    page.goto("/tai-khoan/can-bo/")
    page.get_by_label("Tên đăng nhập").fill(line.username)
    page.get_by_label("Mật khẩu", exact=True).fill(line.password)
    page.get_by_role("button", name="Tiếp tục").click()
    for _attempt in range(3):
        page.locator("input[name=code]").fill(copy.sign_ins()[username].code)
        with page.expect_navigation():
            page.get_by_role("button", name="Đăng nhập").click()
        if page.locator(".error-summary").count() == 0:
            break
    expect(page.locator(".person .name")).to_contain_text(line.name)
