"""The officials' list of reports."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases import api as cases
from tinhso.systems.feedback.desk.narrowing import ReportFilter
from tinhso.systems.feedback.desk.several import rows_of
from tinhso.systems.feedback.records import REPORT
from tinhso.ui.rows import page_of

SIZE = 50


@official_required("cases.read")
def reports(request: SignedIn) -> HttpResponse:
    """Every report that the official may read, newest first."""
    form = ReportFilter(request.GET)
    found = cases.newest_cases(request.actor, form.chosen(), after=_after(request), n=SIZE, beside=("area",))
    listed = page_of(request, found, SIZE)
    acts = cases.bulk.acts_for(request.actor, REPORT)
    return page(request, "feedback/desk/reports.html", form=form, list=listed, rows=rows_of(listed.items), acts=acts)


def _after(request: SignedIn) -> UUID | None:
    try:
        return UUID(request.GET.get("sau", ""))
    except ValueError:
        return None
