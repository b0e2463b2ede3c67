"""The last look before the public: whatever would name or reach the reporter is covered.

Officials cover the text when they moderate it; this is the net below them, and it takes nothing for granted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tinhso.base.text import nfc

Span = tuple[int, int]
COVER = "[đã che]"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<![\d/])\+?\d(?:[ .\-]?\d){8,13}(?![\d/])")  # telephones and personal numbers, 9 digits on


@dataclass(frozen=True)
class Known:
    """What is known of the reporter: none of it may stand in any public text."""

    name: str = ""
    phone: str = ""
    email: str = ""


def cover(text: str, known: Known) -> str:
    """For what a person wrote: nobody's number or address, and not the reporter's name."""
    return _without(nfc(text), lambda plain: [*_all(_MAIL, plain), *_all(_NUMBER, plain), *_names(plain, known)])


def cover_reporter(text: str, known: Known) -> str:
    """For what an agency wrote: its own telephone numbers stay, the reporter's do not."""

    def spans(plain: str) -> list[Span]:
        mails = [s for s in _all(_MAIL, plain) if plain[slice(*s)] == known.email.lower()]
        numbers = [s for s in _all(_NUMBER, plain) if _digits(plain[slice(*s)]) == _digits(known.phone) != ""]
        return [*mails, *numbers, *_names(plain, known)]

    return _without(nfc(text), spans)


def _names(plain: str, known: Known) -> Iterator[Span]:
    words = _plain(nfc(known.name)).split()
    if len(words) > 1:  # one word alone is as often a plain word
        whole = r"\W+".join(map(re.escape, words))
        yield from _all(re.compile(rf"\b{whole}\b"), plain)


def _without(text: str, spans: Callable[[str], Iterable[Span]]) -> str:
    for start, end in sorted(spans(_plain(text)), reverse=True):
        text = f"{text[:start]}{COVER}{text[end:]}"
    return text


def _all(pattern: re.Pattern[str], plain: str) -> list[Span]:
    return [found.span() for found in pattern.finditer(plain)]


def _plain(text: str) -> str:
    """Lower case without diacritics, letter for letter: places in it are places in the text."""
    return "".join(_letter(c) for c in text)


def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()[:1]
    return "d" if base == "đ" else base


def _digits(number: str) -> str:
    """The last nine digits, which are the same in every way to write a number."""
    return re.sub(r"\D", "", number)[-9:]
