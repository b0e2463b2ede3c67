"""The parts of a procedure's content as small values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

ACCEPTED = ("pdf", "image", "word", "drawing")


def in_language(row: dict[str, Any], name: str) -> str:
    """``row[name]``, or its English where that exists and English is being read."""
    english = row.get(f"{name}_en", "") if (get_language() or "vi").startswith("en") else ""
    return str(english or row.get(name, ""))


TEXTS = ("name", "text", "note", "validity", "reason", "elsewhere", "question", "answer")


class Part(dict[str, Any]):
    """One row of a legal part, its texts in the reader's language; templates read its keys as attributes.

    ``example`` marks a fact that is not certain.
    """

    @classmethod
    def of(cls, row: dict[str, Any]) -> Part:
        return cls(row | {name: in_language(row, name) for name in TEXTS if name in row})

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True)
class Paper:
    """A paper that the dossier needs (thành phần hồ sơ).

    ``when`` is the condition under which it is required; ``eform`` says that the form itself is the paper,
    ``shown`` that the original is only shown, and ``result_code`` which earlier result can serve instead.
    """

    code: str
    name: str
    originals: int = 0
    copies: int = 0
    required: bool = True
    when: Any = None
    accept: tuple[str, ...] = ("pdf", "image")
    eform: bool = False
    shown: bool = False
    result_code: str = ""
    note: str = ""
    name_en: str = ""
    note_en: str = ""
    valid_months: int = 0  # how long such a paper counts after it was made; 0 for ever
    template: str = ""  # the legal form on which it is written
    template_url: str = ""
    example: bool = False
    cases: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, row: dict[str, Any]) -> Paper:
        known: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
        return cls(**{key: value for key, value in known.items() if key in cls.__dataclass_fields__})

    @property
    def called(self) -> str:
        """The name in the reader's language."""
        return in_language(self.__dict__, "name")

    @property
    def remark(self) -> str:
        """The note in the reader's language."""
        return in_language(self.__dict__, "note")

    @property
    def is_uploaded(self) -> bool:
        """Whether the applicant attaches a file for it."""
        return not (self.eform or self.shown)
