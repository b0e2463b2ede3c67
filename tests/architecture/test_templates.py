"""What every page of every part keeps to, read from the templates themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

TINHSO = Path(__file__).resolve().parents[2] / "tinhso"
TEMPLATES = sorted(TINHSO.glob("**/templates/**/*.html"))
LAYOUTS = {"ui/public.html", "ui/desk.html", "ui/wall.html", "ui/base.html"}
WHOLE = {"base.html", "500.html"}  # the two that bring their own <html>
MAIL = "mail"  # a folder of this name holds letters, which carry their styles with them


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.relative_to(TINHSO).as_posix())
def test_a_template_names_only_tags_and_parents_that_exist(file: Path) -> None:
    get_template(file.as_posix().split("/templates/", 1)[1])


INLINE = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*="),
    "a handler in the markup": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/)"),
    "a style element": re.compile(r"<style\b"),
    "a script address": re.compile(r"javascript:"),
    "htmx code in the markup": re.compile(r"\bhx-on\b|\bhx-vals=['\"]js:"),
}


def pages() -> list[Path]:
    return [file for file in TEMPLATES if MAIL not in file.parts]


def named(file: Path) -> str:
    return file.relative_to(TINHSO).as_posix()


def broken(text: str) -> list[str]:
    return [what for what, pattern in INLINE.items() if pattern.search(text)]


@pytest.mark.parametrize("file", pages(), ids=named)
def test_a_template_has_nothing_inline_that_the_policy_would_refuse(file: Path) -> None:
    assert broken(file.read_text()) == []


def test_what_the_policy_would_refuse_is_found() -> None:
    assert broken('<p style="color:red" onclick="x()">') == ["an inline style", "a handler in the markup"]
    assert broken("<script>x()</script><style>p{}</style>") == ["an inline script", "a style element"]


@pytest.mark.parametrize("file", pages(), ids=named)
def test_a_posted_form_carries_its_token(file: Path) -> None:
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", file.read_text(), re.DOTALL | re.IGNORECASE):
        assert "csrf" in form, form[:120]


@pytest.mark.parametrize("file", pages(), ids=named)
def test_a_whole_page_stands_in_a_layout_and_has_a_title(file: Path) -> None:
    text = file.read_text()
    assert ("<html" in text) == (file.name in WHOLE and "ui" in file.parts)
    parent = re.search(r"{% extends \"([^\"]+)\"", text)
    if (
        parent
        and parent[1] in LAYOUTS
        and file.relative_to(TINHSO).as_posix().split("/")[-1] not in {layout.split("/")[-1] for layout in LAYOUTS}
    ):
        assert "{% block title %}" in text


@pytest.mark.parametrize("file", pages(), ids=named)
def test_an_image_has_its_words(file: Path) -> None:
    assert [image for image in re.findall(r"<img\b[^>]*>", file.read_text()) if " alt=" not in image] == []


@pytest.mark.parametrize("file", pages(), ids=named)
def test_words_on_a_page_are_english_in_the_source_and_translated(file: Path) -> None:
    """Vietnamese belongs to the catalogue; only the language's own name and the currency may stand here."""
    shown = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]+>|Tiếng Việt|\bđ(?:ồng)?\b", "", file.read_text(), flags=re.DOTALL)
    assert re.findall(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]+", shown) == []
