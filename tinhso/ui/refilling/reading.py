"""The forms of a page and where their fields stand in its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import urljoin, urlsplit

Attributes = dict[str, str | None]
FIELDS = {"input", "textarea", "option", "button"}


@dataclass(frozen=True)
class Tag:
    """One field: the place of its start tag in the page and, for a textarea, where its text ends."""

    kind: str  # input, textarea, option, button
    name: str
    attributes: Attributes
    begin: int
    end: int
    text_end: int = 0

    @property
    def type(self) -> str:
        return str(self.attributes.get("type") or "text").lower() if self.kind == "input" else self.kind


@dataclass
class Form:
    """A form: where it sends (a path) and its fields in order."""

    method: str
    path: str
    end: int  # of its start tag
    tags: list[Tag] = field(default_factory=list)


class FormReader(HTMLParser):
    """``FormReader(text, "/ho-so/1/").forms``: every form of the page at this path."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__(convert_charrefs=False)
        self.path = path
        self.forms: list[Form] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]  # where each line begins
        self._form: Form | None = None
        self._select = ""
        self._textarea: Tag | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        begin = self._here()
        end = begin + len(self.get_starttag_text() or "")
        if tag == "form":
            action = urlsplit(urljoin(self.path, given.get("action") or "")).path
            self._form = Form(str(given.get("method") or "get").lower(), action, end)
            self.forms.append(self._form)
        elif tag == "select":
            self._select = given.get("name") or ""
        elif tag in FIELDS and self._form is not None:
            name = self._select if tag == "option" else given.get("name") or ""
            found = Tag(tag, name, given, begin, end)
            if tag == "textarea":
                self._textarea = found
            elif name:
                self._form.tags.append(found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea" and self._textarea is not None and self._form is not None:
            was = self._textarea
            self._form.tags.append(Tag(was.kind, was.name, was.attributes, was.begin, was.end, self._here()))
            self._textarea = None

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
