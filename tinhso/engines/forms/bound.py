"""A version's e-form with answers in it, ready to be drawn, corrected and handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tinhso.base.text import nfc
from tinhso.engines.forms.browser import known_for, rules_of
from tinhso.engines.forms.communes import suggestions
from tinhso.engines.forms.content import Part
from tinhso.engines.forms.fields import Field, FormPage, Option
from tinhso.engines.forms.inputs import BoundField
from tinhso.engines.forms.kinds.kind import Posted
from tinhso.engines.forms.onepage import joined
from tinhso.engines.forms.papers import PaperNeed, needs
from tinhso.engines.forms.payers import QUESTION
from tinhso.engines.forms.prefill import Known, Prefill
from tinhso.engines.forms.questions import Asking
from tinhso.engines.forms.reading import Reading, clean, flat, read, typed_on


class Bound:
    """``typed`` is kept exactly as it was typed; ``answers`` is what it means.

    ``checked`` names the fields whose errors are shown: a page that nobody has sent yet accuses nobody.
    """

    def __init__(
        self, version: Asking, typed: dict[str, Any], files: Mapping[str, list[Any]], prefill: Prefill
    ) -> None:
        self.version, self.files, self.prefill = version, files, prefill
        self.given = frozenset(typed)
        self.typed = {name: known.typed for name, known in prefill.items()} | typed
        self.checked: frozenset[str] = frozenset()
        self.notes: Mapping[str, str] = {}  # beside hints and options: "question", "question.option"

    @cached_property
    def reading(self) -> Reading:
        return read(self.version, self.typed)

    @property
    def answers(self) -> dict[str, Any]:
        """The values of what is asked and was answered rightly."""
        return self.reading.values

    @property
    def is_complete(self) -> bool:
        """Whether every question and every paper is answered."""
        return not self.reading.wrong and not self.missing_papers

    @property
    def sources(self) -> dict[str, dict[str, str]]:
        """Where each answer came from: ``{"source": "user"}``, or the register or dossier and the time."""
        return {name: self._source(name) for name in self.answers}

    @property
    def pages(self) -> list[BoundPage]:
        """The pages that are asked."""
        return [page for row in self.version.pages if (page := BoundPage(self, row)).sections]

    @property
    def whole(self) -> BoundPage:
        """All that is asked as one page, for whoever types it at once."""
        return BoundPage(self, joined(self.version.pages))

    def page(self, code: str) -> BoundPage:
        """One page. Raises LookupError where it does not exist or is not asked."""
        found = next((page for page in self.pages if page.code == code), None)
        if found is None:
            raise LookupError(f"The form has no page {code}.")
        return found

    @cached_property
    def papers(self) -> list[PaperNeed]:
        """The papers that these answers make necessary or possible."""
        return needs(self.version, self.answers, self.files)

    @property
    def missing_papers(self) -> list[PaperNeed]:
        return [need for need in self.papers if need.is_missing]

    def check(self, code: str = "") -> Bound:
        """Show the errors of one page, or of all."""
        fields = self.page(code).fields if code else [f for page in self.pages for f in page.fields]
        self.checked = frozenset(field.name for field in fields)
        return self

    @property
    def errors(self) -> dict[str, str]:
        """The errors that are shown, per input: ``{"father.number": "…"}``."""
        return flat({name: said for name, said in self.reading.wrong.items() if name in self.checked})

    def bind(self, field: Field) -> BoundField:
        """One field as templates draw it."""
        shown = self.reading.wrong.get(field.name, {}) if field.name in self.checked else {}
        help = [Part.of(row) for row in self.version.content.get("help", ()) if row.get("about") == field.name]
        made = BoundField(field, self.typed.get(field.name), shown, self._known(field.name), help=help)
        made.hint = f"{made.hint} {self.notes.get(field.name, '')}".strip()
        made.options = [self._priced(field, option) for option in made.options]
        return made

    def _priced(self, field: Field, option: Option) -> Option:
        price = self.notes.get(f"{field.name}.{option.value}")
        return replace(option, label=f"{option.label}: {price}") if price else option

    def _known(self, name: str) -> Known | None:
        """What the answer was taken over from, unless somebody changed it."""
        known = self.prefill.get(name)
        return known if known is not None and _same(known.typed, self.typed.get(name)) else None

    def _source(self, name: str) -> dict[str, str]:
        known = self._known(name)
        if known is None:
            return {"source": "user"}
        return {"source": known.source, "at": known.at.isoformat()} | ({"ref": known.ref} if known.ref else {})


@dataclass(frozen=True)
class BoundSection:
    """Fields under one heading, with their answers; ``hidden`` names those that are drawn but not asked now."""

    title: str
    fields: list[BoundField]
    hidden: frozenset[str] = frozenset()

    @property
    def is_hidden(self) -> bool:
        return len(self.hidden) == len(self.fields)


class BoundPage:
    """One page with its answers."""

    def __init__(self, bound: Bound, row: FormPage) -> None:
        self.code, self.title, self.lead = row.code, row.title, row.lead
        asked = bound.reading.asked
        self.sections = [
            BoundSection(section.title, fields)
            for section in row.sections
            if (fields := [bound.bind(field) for field in section.fields if field.name in asked])
        ]
        self.bound, self.row = bound, row
        self.is_complete = not any(field.name in bound.reading.wrong for field in row.fields)
        self.is_begun = any(field.name in bound.given for field in row.fields)

    @property
    def fields(self) -> list[BoundField]:
        return [field for section in self.sections for field in section.fields]

    @property
    def asks_payer(self) -> bool:
        """Whether the fee depends on what is answered here."""
        return any(field.name == QUESTION for field in self.fields)

    @property
    def drawn(self) -> list[BoundSection]:
        """Every section with every field, also those that other answers on this page would bring."""
        asked = self.bound.reading.asked
        return [
            BoundSection(
                section.title,
                [self.bound.bind(field) for field in section.fields],
                frozenset(field.name for field in section.fields) - asked,
            )
            for section in self.row.sections
        ]

    @property
    def rules(self) -> str:
        """The conditions of this page for the browser, as JSON."""
        return rules_of(self.row)

    @property
    def known(self) -> str:
        """The answers given elsewhere that these conditions read, and the day, as JSON."""
        return known_for(self.row, self.bound.answers)

    @property
    def communes(self) -> list[str]:
        """What the commune picker offers, if the page has one."""
        return suggestions() if any(field.holds("address") for field in self.fields) else []


def bound(
    version: Asking,
    data: Mapping[str, Any] | Posted | None = None,
    files: Mapping[str, list[Any]] | None = None,
    prefill: Prefill | None = None,
) -> Bound:
    """A form with answers: ``data`` is what a page posted or what a draft keeps, ``files`` by paper code.

    Raises Refused where the answers are larger than can be kept.
    """
    typed: Mapping[str, Any] = typed_on(version, data) if hasattr(data, "getlist") else data or {}  # type: ignore
    return Bound(version, clean(version, typed), files or {}, prefill or {})


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return all(_same(one.get(key, ""), other.get(key, "")) for key in {*one, *other})
    return nfc(str(one or "")) == nfc(str(other or ""))
