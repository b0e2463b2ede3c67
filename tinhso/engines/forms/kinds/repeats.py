"""A group of questions that is answered several times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds.kind import Kind, Posted, Wrong, check_schema, lower

MOST = 30


class Repeat(Kind):
    """A list of rows; a row left quite empty is not there."""

    template = "forms/fields/repeat.html"

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds

    def typed(self, field: Field, posted: Posted, prefix: str) -> list[dict[str, Any]] | None:
        begin = f"{prefix}."
        asked = {name[len(begin) :].split(".")[0] for name in posted if name.startswith(begin)}
        numbers = sorted(int(part) for part in asked if part.isdigit() and int(part) <= MOST)
        if not numbers:
            return [] if f"{prefix}.asked" in posted else None
        return [
            {
                child.name: self._kinds[child.type].typed(child, posted, f"{prefix}.{number}.{child.name}")
                for child in field.fields
            }
            for number in numbers
        ]

    def clean(self, field: Field, typed: Any) -> list[dict[str, Any]]:
        rows = [row for row in typed if isinstance(row, dict)] if isinstance(typed, list) else []
        return [
            {child.name: self._kinds[child.type].clean(child, row.get(child.name)) for child in field.fields}
            for row in rows[:MOST]
        ]

    def is_empty(self, typed: Any) -> bool:
        return not any(not self._is_blank(row) for row in typed or ())

    def read(self, field: Field, typed: Any) -> list[dict[str, Any]]:
        most = field.row.get("most", MOST)
        wrong: dict[str, str] = {}
        rows: list[dict[str, Any]] = []
        for number, row in enumerate(typed):
            if self._is_blank(row):
                continue
            read, faults = self._row(field, row)
            rows.append(read)
            wrong |= {f"{number}.{name}": sentence for name, sentence in faults.items()}
        if len(rows) > most:
            wrong[""] = _("%(label)s: at most %(most)s entries.") % {"label": field.label, "most": most}
        if wrong:
            raise Wrong(wrong)
        return rows

    def say(self, field: Field) -> str:
        return _("Enter at least one entry: %(label)s.") % {"label": lower(field.label)}

    def show(self, field: Field, value: Any) -> str:
        return "\n".join(
            "; ".join(
                f"{child.label}: {self._kinds[child.type].show(child, row[child.name])}"
                for child in field.fields
                if child.name in row
            )
            for row in value
        )

    def retype(self, field: Field, value: Any) -> list[dict[str, Any]]:
        return [
            {
                child.name: self._kinds[child.type].retype(child, row[child.name])
                for child in field.fields
                if child.name in row
            }
            for row in value
        ]

    def _row(self, field: Field, row: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
        read: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for child in field.fields:
            kind = self._kinds[child.type]
            typed = kind.clean(child, row.get(child.name))
            if kind.is_empty(typed):
                if child.required:
                    wrong[child.name] = kind.say(child)
                continue
            try:
                read[child.name] = kind.read(child, typed)
                check_schema(child, read[child.name])
            except Wrong as found:
                wrong |= {f"{child.name}.{name}".rstrip("."): said for name, said in found.sentences.items()}
        return read, wrong

    def _is_blank(self, row: dict[str, Any]) -> bool:
        return not any(any(v.values()) if isinstance(v, dict) else v for v in row.values())
