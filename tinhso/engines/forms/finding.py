"""One fault of a content."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.engines.forms.part_names import place_in_words


@dataclass(frozen=True)
class Finding:
    """Where it is, as a path into the content, and what to mend; as text with the place in words."""

    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{place_in_words(self.where)}: {self.sentence}"
