"""Publications as a table of comma-separated values."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.spreadsheets import BOM, harmless
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public.states import state_name


class _Line:
    def write(self, line: str) -> str:
        return line


def lines(found: Iterable[Publication]) -> Iterator[str]:
    """The head and a line for each; a text that a spreadsheet would run as a formula is quoted."""
    writer = csv.writer(_Line())
    yield BOM + writer.writerow(_head())
    for each in found:
        yield writer.writerow([harmless(value) for value in _row(each)])


def _head() -> list[str]:
    return [
        _("Report code"), _("Category"), _("Text"), _("Place"), _("Area"), _("Agency"), _("Latitude"), _("Longitude"),
        _("State"), _("Reported at"), _("Due at"), _("Answered at"), _("Answer"), _("Supporters"), _("Rating"),
    ]  # fmt: skip


def _row(each: Publication) -> list[object]:
    times = [
        clock.local(at).isoformat(timespec="minutes") if at else ""
        for at in (each.reported_at, each.due_at, each.answered_at)
    ]
    return [
        each.code, each.category.name, each.text, each.place, str(each.area or ""), str(each.office or ""),
        each.lat, each.lng, state_name(each.stage), *times, each.answer, each.supporters, each.score,
    ]  # fmt: skip
