"""Stencils: a life lived once through the verbs and taken back, with what its rows are to be copied by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from tinhso.engines.cases.api import copying
from tinhso.engines.directory.models import Person
from tinhso.engines.payments.models import Demand
from tinhso.systems.services.planting.lives import Life
from tinhso.systems.services.planting.living import Living
from tinhso.systems.services.planting.tables import OF_PERSON, rows, tables

NAMED = {
    "cases_case": {"secret": "\x01secret\x01", "number": "\x01serial\x01"},
    "payments_receipt": {"number": "\x01number\x01", "book_id": "\x01book\x01"},
}
PAYER, PARTY = "\x01payer\x01", "\x01party\x01"


class _Undo(Exception):
    """Takes the pattern's own rows back."""


@dataclass(frozen=True)
class Stencil:
    """A life and the pattern that its rows make."""

    life: Life
    pattern: copying.Pattern

    @property
    def pays(self) -> bool:
        return self.pattern.has("number")

    def fits(self, shift: timedelta) -> bool:
        """Whether working time runs the same way so much later, so that every deadline moves with it."""
        return copying.fits(self.pattern, self.life.agency.table, shift)

    def shifted(self, shift: timedelta) -> copying.Printing:
        """The stencil moved in time by whole weeks."""
        return self.pattern.shifted(shift)


def stencil_of(life: Life, slots: Mapping[str, str] | None = None) -> Stencil:
    """Live ``life`` through the verbs, keep what it wrote, and take it back.

    ``slots`` names further texts of its rows that an order fills in anew, wherever they stand.
    """
    try:
        with transaction.atomic():
            made = _read(life, slots or {})
            raise _Undo
    except _Undo:
        return made


def _read(life: Life, slots: Mapping[str, str]) -> Stencil:
    (dossier,) = Living(listeners=False).live([life])
    demand = Demand.objects.about(dossier.case_id).first()
    pattern = copying.pattern_of(
        read_rows(dossier.case_id, dossier.submission_id),
        line=lambda table, line: _line(table, line, life.applicant),
        replaced={dossier.case.code: "code", **({demand.key: "key"} if demand else {}), **slots},
    )
    return Stencil(life, pattern)


def read_rows(case: UUID, submission: UUID) -> dict[copying.Table, list[str]]:
    """All the rows of one dossier, by table."""
    demands = Demand.objects.about(case).values_list("pk", flat=True)
    records = [case, submission, *demands]
    return {table: found for table in tables() if (found := rows(table, case, submission, records))}


def _line(table: copying.Table, line: str, applicant: Person) -> str:
    values = line.split("\t")
    for column, name in NAMED.get(table.name, {}).items():
        values[table.columns.index(column)] = name
    for column in OF_PERSON.get(table.name, ()):
        place = table.columns.index(column)
        if values[place] == str(applicant.party.subject_id):
            values[place] = PAYER
    return "\t".join(values).replace(str(applicant.party_id), PARTY)
