"""Mandates as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.directory.models import Mandate
from tinhso.engines.forms.models import Procedure
from tinhso.ui import days


@dataclass(frozen=True)
class Held:
    """One mandate in words; ``state`` with its tone for a tag."""

    mandate: Mandate
    name: str
    topics: str
    until: str
    state: str
    tone: str

    @property
    def until_said(self) -> str:
        """In a sentence."""
        return _("until %(day)s") % {"day": self.until} if self.mandate.valid_to else self.until


def held(mandates: Iterable[Mandate], *, of_staff: bool = False) -> list[Held]:
    """``of_staff``: named by who holds them, for whoever gave them; otherwise by whom they speak for."""
    rows = list(mandates)
    names = dict(
        Procedure.objects.filter(code__in={code for row in rows for code in row.topics}).values_list("code", "name")
    )
    today = clock.today()
    return [
        Held(
            row,
            row.person.party.name if of_staff else row.party.name,
            ", ".join(names.get(code, code) for code in row.topics) or _("all procedures"),
            days.day(row.valid_to - timedelta(days=1)) if row.valid_to else _("no end"),
            _("in force") if row.is_in_force(today) else _("not yet") if row.valid_from > today else _("ended"),
            "done" if row.is_in_force(today) else "neutral",
        )
        for row in rows
    ]


def names_of_procedures(codes: Sequence[str]) -> list[str]:
    return list(Procedure.objects.filter(code__in=codes).order_by("name").values_list("name", flat=True))
