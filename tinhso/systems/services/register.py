"""The register of dossiers (sổ theo dõi hồ sơ) as a spreadsheet: the columns of form 07 of Decree 118/2025/NĐ-CP."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.spreadsheets import BOM, harmless
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.systems.services.views.desk import DossierFilter

MOST = 5_000


@require_GET
@never_cache
@official_required("cases.read")
def register(request: SignedIn) -> HttpResponse:
    """The dossiers that the list shows with these filters, at most 5,000 of the newest, as CSV."""
    found = cases.newest_cases(request.actor, DossierFilter(request.GET).chosen(), n=MOST)[:MOST]
    answer = HttpResponse(sheet(found), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="so-theo-doi-ho-so-{clock.today():%Y%m%d}.csv"'
    return answer


def sheet(found: Iterable[Case]) -> str:
    """Form 07, a line for each dossier."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow([
        _("No."), _("Dossier code"), _("Procedure"), _("Applicant"), _("Agency that settles it"), _("Channel"),
        _("Handed in"), _("Received"), _("Due"), _("Ended"), _("Stage"),
    ])  # fmt: skip
    for number, case in enumerate(found, 1):
        applicant = case.applicant.name if case.applicant else ""
        cells = [case.code, case.title, applicant, case.office.name, case.get_channel_display()]
        days = [_day(at) for at in (case.submitted_at, case.received_at, case.due_at, case.ended_at)]
        lines.writerow([number, *map(harmless, cells), *days, case.get_stage_display()])
    return BOM + out.getvalue()


def _day(at: datetime | None) -> str:
    return f"{clock.local(at):%d/%m/%Y %H:%M}" if at else ""
