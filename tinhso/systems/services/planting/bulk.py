"""Planting very many dossiers: each life is lived once through the verbs, then its rows are copied in for others.

A copy differs from its pattern in its keys, codes, numbers, applicant and week; the answers and the letters that
listeners would write are not made anew. A test holds it row for row against the verbs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection, transaction

from tinhso.base import clock
from tinhso.engines.cases.api import code_of, copying, new_secret, number_of
from tinhso.engines.cases.models import CodeCounter
from tinhso.engines.directory.models import Office, Person
from tinhso.engines.payments.api import new_key, purpose_of
from tinhso.engines.payments.models import Demand, ReceiptBook
from tinhso.systems.services.planting.stencils import Stencil
from tinhso.systems.services.planting.tables import tables

BATCH = 2_000  # dossiers in one transaction
WEEK = timedelta(weeks=1)


class Order(NamedTuple):
    """One dossier: the stencil, how much later (whole weeks in which it ``fits``), for whom, and what else differs."""

    stencil: Stencil
    shift: timedelta
    person: Person
    slots: Mapping[str, str] = {}


def _keys_given() -> set[str]:
    return set(Demand.objects.values_list("key", flat=True))


@dataclass
class Press:
    """Prints stencils into the tables; numbers go on from where the database stands."""

    codes: Counter[tuple[Office, date]] = field(default_factory=Counter)
    known: set[Office] = field(default_factory=set)  # whose counters were read
    touched: set[tuple[Office, date]] = field(default_factory=set)  # by the batch at hand
    receipts: dict[tuple[Office, int], ReceiptBook] = field(default_factory=dict)
    printings: dict[tuple[int, timedelta], copying.Printing] = field(default_factory=dict)
    keys: set[str] = field(default_factory=_keys_given)  # of payments; among a million drawn at random two meet

    def plant(self, orders: Iterable[Order], *, say: Callable[[int], None] | None = None) -> int:
        """One dossier per order. Commits every ``BATCH`` dossiers and says how many are made. Returns how many."""
        made = 0
        batch: list[Order] = []
        for order in orders:
            batch.append(order)
            if len(batch) == BATCH:
                made += self._copy(batch)
                batch = []
                if say is not None:
                    say(made)
        return made + (self._copy(batch) if batch else 0)

    @transaction.atomic
    def _copy(self, batch: Sequence[Order]) -> int:
        sheets: dict[copying.Table, list[str]] = {table: [] for table in tables()}
        for order in batch:
            for table, text in self._print(order):
                sheets[table].append(text)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL tinhso.quiet = on; SET LOCAL synchronous_commit = off")
            for table, texts in sheets.items():
                if texts:
                    copying.copy_in(cursor, table, "".join(texts))
        self._keep_numbers()
        return len(batch)

    def _print(self, order: Order) -> Iterable[tuple[copying.Table, str]]:
        stencil, shift, person, slots = order
        printing = self.printings.get((id(stencil), shift))
        if printing is None:
            printing = self.printings[id(stencil), shift] = stencil.shifted(shift)
        office = stencil.life.agency.office
        day = clock.local(stencil.life.at + shift).date()
        code, key = self._code(office, day), self._key()
        values = {
            **slots,
            "code": code,
            "serial": str(number_of(code)),
            "secret": new_secret(),
            "key": key,
            "purpose": purpose_of(key, code),
            "payer": str(person.party.subject_id),
            "party": str(person.pk),
        }
        if stencil.pays:
            book = self._book(office, day.year)
            book.last += 1
            values |= {"number": str(book.last), "book": str(book.pk)}
        return printing.print(values)

    def _code(self, office: Office, day: date) -> str:
        if office not in self.known:
            self.known.add(office)
            self.codes.update(
                {(office, row.day): row.last for row in CodeCounter.objects.filter(office=office, series="")}
            )
        self.codes[office, day] += 1
        self.touched.add((office, day))
        return code_of(office, day, self.codes[office, day])

    def _key(self) -> str:
        while (key := new_key()) in self.keys:
            continue
        self.keys.add(key)
        return key

    def _book(self, office: Office, year: int) -> ReceiptBook:
        if (office, year) not in self.receipts:
            self.receipts[office, year] = ReceiptBook.objects.get_or_create(office=office, year=year)[0]
        return self.receipts[office, year]

    def _keep_numbers(self) -> None:
        counters = [CodeCounter(office=place[0], day=place[1], last=self.codes[place]) for place in self.touched]
        CodeCounter.objects.bulk_create(
            counters, update_conflicts=True, unique_fields=["office", "day", "series"], update_fields=["last"]
        )
        self.touched.clear()
        ReceiptBook.objects.bulk_update(self.receipts.values(), ["last"])
