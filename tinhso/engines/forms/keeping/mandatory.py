"""The seven parts that every administrative procedure must have (article 8 of Decree 63/2010/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Content = dict[str, Any]


@dataclass(frozen=True)
class MandatoryPart:
    """One of the seven; ``lacks`` says what is missing, empty where nothing is."""

    code: str
    name: str
    lacks: str

    @property
    def is_there(self) -> bool:
        return not self.lacks


def mandatory_parts(content: Content) -> list[MandatoryPart]:
    """All seven, in the law's order, however unfinished the content is."""
    return [MandatoryPart(code, str(name), lacks(content)) for code, name, lacks in _PARTS]


def _name(content: Content) -> str:
    return "" if _said(content.get("name")) else _("The name is missing.")


def _steps(content: Content) -> str:
    rows = content.get("steps") or []
    return "" if rows and all(_said(row.get("text")) for row in rows) else _("No step says who does what.")


def _manner(content: Content) -> str:
    return "" if content.get("channels") else _("No way of handing in is named: online, at the desk or by post.")


def _papers(content: Content) -> str:
    rows = content.get("papers") or []
    if not rows and "form" not in content:  # an e-form is a dossier by itself
        return _("No paper of the dossier is named.")
    bare = next((row.get("name", "") for row in rows if not _counted(row)), None)
    return "" if bare is None else _("The number of originals or copies is missing for: %(paper)s.") % {"paper": bare}


def _limit(content: Content) -> str:
    rows = content.get("channels") or []
    return (
        "" if rows and all("limit" in row for row in rows) else _("The time limit is missing for a way of handing in.")
    )


def _subject(content: Content) -> str:
    return "" if content.get("audience") else _("It is not said who may apply.")


def _agency(content: Content) -> str:
    return "" if _said((content.get("agency") or {}).get("name")) else _("The agency that decides is missing.")


def _counted(row: Content) -> bool:
    """A paper that is the form itself or is only shown has no number of its own."""
    return bool(row.get("eform") or row.get("shown") or row.get("originals") or row.get("copies"))


def _said(text: Any) -> bool:
    return isinstance(text, str) and bool(text.strip())


_PARTS: tuple[tuple[str, Promise, Callable[[Content], str]], ...] = (
    ("name", gettext_lazy("Name of the procedure"), _name),
    ("steps", gettext_lazy("Order of the steps"), _steps),
    ("manner", gettext_lazy("Manner of doing it"), _manner),
    ("papers", gettext_lazy("Papers and their number"), _papers),
    ("limit", gettext_lazy("Time limit for settling"), _limit),
    ("subject", gettext_lazy("Who it is for"), _subject),
    ("agency", gettext_lazy("Agency that settles it"), _agency),
)
