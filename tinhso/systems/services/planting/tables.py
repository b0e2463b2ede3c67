"""The tables in which one dossier leaves rows, parents first, and how its rows are found in each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from tinhso.engines.access.models import Involvement
from tinhso.engines.cases.api import copying
from tinhso.engines.cases.models import Case
from tinhso.engines.events.models import Event
from tinhso.engines.forms.models import Submission
from tinhso.engines.payments.models import Demand, Receipt
from tinhso.systems.services.models import Dossier

OF_PERSON = {  # columns that hold the applicant's subject
    "cases_case": {"owner"},
    "forms_submission": {"submitter"},
    "payments_demand": {"payer"},
    "access_involvement": {"subject"},
    "events_event": {"actor"},
}


@cache
def tables() -> tuple[copying.Table, ...]:
    """Every table, parents before what points to them."""
    demands = "SELECT id FROM payments_demand WHERE about = %(case)s"
    payment = "SELECT p.id FROM payments_payment p JOIN payments_demand d ON d.id = demand_id WHERE d.about = %(case)s"
    return (
        copying.table_of(Submission, "id = %(submission)s"),
        copying.table_of(Case, "id = %(case)s"),
        copying.table_of(Demand, "about = %(case)s"),
        *copying.hanging_on(Demand, f"{{column}} IN ({demands})"),
        copying.table_of(Receipt, f"payment_id IN ({payment})"),
        *copying.hanging_on(Case, "{column} = %(case)s", but=(Dossier,)),
        copying.table_of(Dossier, "case_id = %(case)s"),
        copying.table_of(Involvement, "record = ANY(%(records)s)"),
        copying.table_of(Event, "subject = ANY(%(records)s)"),
    )


def rows(table: copying.Table, case: UUID, submission: UUID, records: Iterable[UUID]) -> list[str]:
    """The rows of one dossier as lines of COPY, in the order in which they were written."""
    return copying.read_rows(table, {"case": case, "submission": submission, "records": list(records)})
