"""The English sentences of a part, read from its code and its pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

KEYWORDS: dict[str, tuple[int | str, ...]] = {
    "_": (1,), "gettext": (1,), "gettext_lazy": (1,), "gettext_noop": (1,),
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ("c", 2), "pgettext_lazy": ("c", 2), "npgettext": ("c", 2, 3), "npgettext_lazy": ("c", 2, 3),
}  # fmt: skip
CALL = re.compile(r"""\b(_|n?p?gettext)\(((?:\s*u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?)+)""")
STRING = re.compile(r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")


@dataclass(frozen=True)
class Found:
    """A sentence in the source: its English, plural and context, and the file it is in."""

    text: str | tuple[str, str]
    context: str | None
    file: str


def sentences(part: Path) -> Iterator[Found]:
    """Every sentence of a part, in the order of its files."""
    for file in sorted([*part.rglob("*.py"), *part.rglob("templates/**/*.html"), *part.rglob("templates/**/*.txt")]):
        relative = file.relative_to(part).as_posix()
        if "/tests/" in f"/{relative}" or "/migrations/" in f"/{relative}":
            continue
        calls = _in_code(file) if file.suffix == ".py" else _in_page(file)
        for function, strings in calls:
            yield _found(function, strings, relative)


def _in_code(file: Path) -> Iterator[tuple[str, list[str]]]:
    with file.open("rb") as source:
        for _line, function, strings, _comments in extract_python(source, dict.fromkeys(KEYWORDS), [], {}):
            words: object = strings  # one text, a list of arguments, or nothing; the stub knows only lists
            texts = [words] if isinstance(words, str) else [text for text in strings or () if text]
            if texts:
                yield str(function), texts


def _in_page(file: Path) -> Iterator[tuple[str, list[str]]]:
    for call in CALL.finditer(templatize(file.read_text())):
        yield call[1], [ast.literal_eval(s[1]) for s in STRING.finditer(call[2])]


def _found(function: str, strings: list[str], file: str) -> Found:
    places = KEYWORDS[function]
    context = strings[0] if places[0] == "c" else None
    texts = strings[1:] if context is not None else strings
    return Found((texts[0], texts[1]) if "n" in function.partition("gettext")[0] else texts[0], context, file)
