"""The history of a card in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.indexes import shown
from tinhso.engines.indexes.marks import Mark
from tinhso.engines.indexes.steps import Step
from tinhso.ui.rows import Entry


def entries(marks: Sequence[Mark], steps: Sequence[Step]) -> list[Entry]:
    """Marks and steps as one timeline, the newest first."""
    all_of: list[Mark | Step] = [*marks, *steps]
    names = directory.names_of({one.position or one.subject for one in all_of})
    found = [_entry(one, names.get(one.position or one.subject, "")) for one in all_of]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _entry(one: Any, who: str) -> Entry:
    if isinstance(one, Step):
        tones: dict[str, Any] = {Step.Kind.GIVEN_BACK: "near", Step.Kind.CONFIRMED: "done"}
        return Entry(one.at, one.get_kind_display().capitalize(), one.note, who, tones.get(one.kind, "neutral"))
    title = (
        _("%(criterion)s: %(points)s points (%(kind)s)")
        if one.points is not None
        else _("%(criterion)s: mark taken back (%(kind)s)")
    )
    values = {"criterion": one.criterion, "points": shown.points(one.points), "kind": one.get_kind_display()}
    return Entry(one.at, title % values, one.note, who, "done" if one.kind == Mark.Kind.VERIFIED else "neutral")


def evidence_links(mark: Mark | None, reader: Actor) -> list[tuple[str, str]]:
    """(name, address) of the documents of a mark that can be opened; "" while one is being scanned."""
    if mark is None:
        return []
    return [
        (row.file.name, files.link(row.file, reader) if files.readable(row.file) else "")
        for row in mark.evidence.select_related("file").order_by("pk")
    ]
