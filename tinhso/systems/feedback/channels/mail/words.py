"""The words of a mail: HTML as text, without what was only quoted."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tinhso.base.text import nfc

_BLOCKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"}
_SILENT = {"script", "style", "head", "title", "template", "noscript", "svg"}
_QUOTE = re.compile(
    r"(?im)^(?:-{2,}\s*(?:original message|forwarded message|thư gốc|tin nhắn gốc).*|_{20,}"
    r"|(?:on|vào|ngày|lúc)\b.{5,200}\b(?:wrote|đã viết|viết)\s*:)\s*$"
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(re.sub(r"\s+", " ", data))


def plain_text(html: str) -> str:
    """HTML as a person reads it: no mark-up, no script, lines where blocks were."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (line.strip() for line in "".join(reader.pieces).split("\n"))
    return nfc(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())


def without_quotes(text: str) -> str:
    """What was written anew: everything before the mail that it answers; all of it if nothing would be left."""
    found = _QUOTE.search(text)
    new = text[: found.start()] if found else text
    lines = new.rstrip().split("\n")
    while lines and (lines[-1].startswith(">") or not lines[-1].strip()):
        lines.pop()
    return "\n".join(lines).strip() or text.strip()
