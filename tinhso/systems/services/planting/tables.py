"""The tables in which one dossier leaves rows, parents first, and how its rows are found in each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from tinhso.engines.access.models import Involvement
from tinhso.engines.cases import copying
from tinhso.engines.cases.copying import Table, hanging_on, table_of
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
def tables() -> tuple[Table, ...]:
    """Every table, parents before what points to them."""
    demands = "SELECT id FROM payments_demand WHERE about = %(case)s"
    payment = "SELECT p.id FROM payments_payment p JOIN payments_demand d ON d.id = demand_id WHERE d.about = %(case)s"
    return (
        table_of(Submission, "id = %(submission)s"),
        table_of(Case, "id = %(case)s"),
        table_of(Demand, "about = %(case)s"),
        *hanging_on(Demand, f"{{column}} IN ({demands})"),
        table_of(Receipt, f"payment_id IN ({payment})"),
        *hanging_on(Case, "{column} = %(case)s", but=(Dossier,)),
        table_of(Dossier, "case_id = %(case)s"),
        table_of(Involvement, "record = ANY(%(records)s)"),
        table_of(Event, "subject = ANY(%(records)s)"),
    )


def rows(table: Table, case: UUID, submission: UUID, records: Iterable[UUID]) -> list[str]:
    """The rows of one dossier as lines of COPY, in the order in which they were written."""
    return copying.read_rows(table, {"case": case, "submission": submission, "records": list(records)})
