"""What an attacker brings, and the eyes that find whether it got through; each eye is itself tried on a control."""

from __future__ import annotations

import io
import re
import time
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from PIL import Image

from tinhso.engines.accounts.api import make_account
from tinhso.engines.directory.models import Position

MARK = "phanDoc1022"
SCRIPTS = (
    f"<script>{MARK}()</script>",
    f'"><img src=x onerror="{MARK}()">',
    f"</textarea></title><svg onload={MARK}()>",
    f"javascript:{MARK}()",
    f"{{{{ {MARK} }}}}",
)
OURS = ("/phan-anh", "/open311", "/tep")
WORDS = "Đèn đường hư. " + " ".join(SCRIPTS)


class _Eye(HTMLParser):
    """Finds the mark where a browser would run it: in a script, in a handler, in an address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        for name, value in attrs:
            text = value or ""
            runs = name.startswith("on") or (
                name in ("href", "src", "action") and text.strip().startswith("javascript")
            )
            if MARK in text and runs or MARK in name:
                self.found.append(f"{tag} {name}")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if MARK in data and self.inside == "script":
            self.found.append("script")


def scripts_in(html: str) -> list[str]:
    """Where a browser would run what was planted."""
    eye = _Eye()
    eye.feed(html)
    return eye.found


def place_in(picture: bytes) -> bool:
    """Whether a picture says where it was taken."""
    with Image.open(io.BytesIO(picture)) as opened:
        return bool(opened.getexif().get_ifd(0x8825)) or b"GPSLatitude" in picture


def secrets_in(content: str, secrets: list[str]) -> list[str]:
    """Which of the secrets stand in a page, in whatever way telephones are written."""
    digits = re.sub(r"(?<=\d)[ .\-](?=\d)", "", content)
    return [each for each in secrets if each in content or each in digits]


def crawl(browser: Client, *begin: str, most: int = 400) -> dict[str, str]:
    """Every address below the site that one can reach without a sign-in, with what it says."""
    seen: dict[str, str] = {}
    waiting = list(begin)
    while waiting and len(seen) < most:
        url = waiting.pop(0)
        if url in seen:
            continue
        answer = browser.get(url)
        content = b"".join(answer) if answer.streaming else answer.content
        text = content.decode("utf-8", "replace")
        seen[url] = f"{answer.headers.get('Location', '')} {text}"
        found = re.findall(r'(?:href|src|action|data-[\w-]+)="([^"]+)"|<(?:link|id)[^>]*>([^<]+)<', text)
        found += [(link, "") for link in re.findall(r'"url":\s*"([^"]+)"', text)]
        found += [(answer.headers.get("Location", ""), "")]
        for link in (one or other for one, other in found):
            waiting += _own(url, link.replace("&amp;", "&"))
    return seen


def _own(base: str, link: str) -> list[str]:
    place = urlsplit(urldefrag(urljoin(f"http://testserver{base}", link))[0])
    if place.hostname not in ("testserver", "localhost") or not place.path.startswith(
        ("/phan-anh", "/open311", "/tep")
    ):
        return []
    return [f"{place.path}?{place.query}" if place.query else place.path]


def signed_in(position: Position) -> Client:
    """A browser in which somebody acts in this position."""
    browser, user = Client(), make_account(position.person, f"u{position.pk}")
    browser.force_login(user)
    session = browser.session
    session["accounts.seen"], session["accounts.hat"] = int(time.time()), str(position.pk)
    session["accounts.second_factor"] = True
    session.save()
    return browser
