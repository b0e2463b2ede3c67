"""The tables in which one dossier leaves rows, parents first, and how its rows are found in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db import connection, models

from tinhso.engines.access.models import Involvement
from tinhso.engines.cases.models import Case
from tinhso.engines.events.models import Event
from tinhso.engines.forms.models import Submission
from tinhso.engines.payments.models import Demand, Receipt
from tinhso.systems.services.models import Dossier

LEFT_TO_THE_DATABASE = {"events_event": {"id"}}  # nobody names an event's key
OF_PERSON = {  # columns that hold the applicant's subject
    "cases_case": {"owner"},
    "forms_submission": {"submitter"},
    "payments_demand": {"payer"},
    "access_involvement": {"subject"},
    "events_event": {"actor"},
}


@dataclass(frozen=True)
class Table:
    """``where`` finds the rows of one dossier; its parameters are named ``case``, ``submission`` and ``records``."""

    name: str
    columns: tuple[str, ...]
    key: str
    where: str

    @property
    def head(self) -> str:
        return f"{self.name} ({self.listed})"

    @property
    def listed(self) -> str:
        return ", ".join(f'"{column}"' for column in self.columns)


@cache
def tables() -> tuple[Table, ...]:
    """Every table, parents before what points to them."""
    hangs_on_case = [
        _table(relation.related_model, f"{relation.field.column} = %(case)s")
        for relation in Case._meta.related_objects
        if isinstance(relation.related_model, type) and relation.related_model is not Dossier
    ]
    hangs_on_demand = [
        _table(
            relation.related_model,
            f"{relation.field.column} IN (SELECT id FROM payments_demand WHERE about = %(case)s)",
        )
        for relation in Demand._meta.related_objects
        if isinstance(relation.related_model, type)
    ]
    payment = "SELECT p.id FROM payments_payment p JOIN payments_demand d ON d.id = demand_id WHERE d.about = %(case)s"
    return (
        _table(Submission, "id = %(submission)s"),
        _table(Case, "id = %(case)s"),
        _table(Demand, "about = %(case)s"),
        *hangs_on_demand,
        _table(Receipt, f"payment_id IN ({payment})"),
        *hangs_on_case,
        _table(Dossier, "case_id = %(case)s"),
        _table(Involvement, "record = ANY(%(records)s)"),
        _table(Event, "subject = ANY(%(records)s)"),
    )


def rows(table: Table, case: UUID, submission: UUID, records: Iterable[UUID]) -> list[str]:
    """The rows of one dossier as lines of COPY, in the order in which they were written."""
    order = {"access_involvement": "model, subject", "events_event": "recorded_at, id"}.get(table.name, table.key)
    found = {"case": case, "submission": submission, "records": list(records)}
    with connection.cursor() as cursor:
        query = f"COPY (SELECT {table.listed} FROM {table.name} WHERE {table.where} ORDER BY {order}) TO STDOUT"
        with cursor.copy(query, found) as copy:
            return b"".join(map(bytes, copy)).decode().splitlines()


def _table(model: type[models.Model], where: str) -> Table:
    meta = model._meta
    left = LEFT_TO_THE_DATABASE.get(meta.db_table, set())
    columns = tuple(f.column for f in meta.concrete_fields if isinstance(f.column, str) and f.column not in left)
    key = meta.pk.column if meta.pk is not None and isinstance(meta.pk.column, str) else columns[0]
    return Table(meta.db_table, columns, key, where)
