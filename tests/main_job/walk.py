"""A walk through the pages by plain HTTP: what a browser would post, read from the page it was given."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
)


def a_pdf(name: str = "Giấy chứng sinh.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, "application/pdf")


class _Fields(HTMLParser):
    """The inputs of the main form with their values."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        name = a.get("name") or ""
        if tag == "input" and name and a.get("type") not in {"file", "submit", "radio", "checkbox"}:
            self.found.setdefault(name, a.get("value") or "")
        elif tag == "input" and a.get("type") in {"radio", "checkbox"} and "checked" in a:
            self.found[name] = a.get("value") or "on"
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in a:
            self.found[self._select] = a.get("value") or ""


def fields_of(page: str) -> dict[str, str]:
    parser = _Fields()
    parser.feed(page)
    return parser.found


def send(client: Client, url: str, given: dict[str, Any], **more: Any):
    """Open a page, fill in ``given`` over what it shows, send it."""
    shown = client.get(url)
    assert shown.status_code == 200, (
        url,
        shown.status_code,
        re.sub(r"\s+|<[^>]+>", " ", shown.content.decode())[-900:],
    )
    data = fields_of(shown.content.decode()) | given
    data.pop("csrfmiddlewaretoken", None)
    return client.post(url, data, **more)


def errors_of(answer: Any) -> list[str]:
    """The sentences of the error summary."""
    text = answer.content.decode()
    part = re.search(r'class="error-summary".*?</section>', text, re.S)
    said = re.findall(r"<li>(.*?)</li>", part.group(), re.S) if part else []
    return [re.sub(r"<[^>]+>|\s+", " ", sentence).strip() for sentence in said]
