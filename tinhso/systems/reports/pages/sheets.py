"""The form as a spreadsheet: down, filled in anywhere, and up again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.engines.accounts.api import official_required
from tinhso.systems.reports.pages.forms import UploadForm
from tinhso.systems.reports.pages.one import found, shown
from tinhso.systems.reports.pages.rows import as_cells
from tinhso.systems.reports.past import cells_of, values_of
from tinhso.systems.reports.sheets.reading import read_sheet
from tinhso.systems.reports.sheets.writing import written
from tinhso.systems.reports.verbs.filling import save

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@official_required
def download(request: HttpRequest, key: UUID) -> HttpResponse:
    """With what has been typed, or with the values that were given."""
    one = found(request.actor, key)  # type: ignore[attr-defined]
    cells = cells_of(one) if one.is_fillable else as_cells(values_of(one))
    answer = HttpResponse(written(one, cells), content_type=XLSX)
    name = f"{one.regime.code}-{one.office.code}-{one.period}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@official_required("reports.enter")
@require_POST
def upload(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take what the file says into the form, where every finding stands beside its cell."""
    actor = request.actor  # type: ignore[attr-defined]
    one, form = found(actor, key), UploadForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            save(key, read_sheet(one, form.cleaned_data["file"].read()), by=actor)
            return redirect(f"{reverse('reports:one', args=[key])}?kiem-tra=1")
    except Denied:
        raise
    except Refused as refused:
        form.add_error("file", str(refused))
    return shown(request, one, upload=form)
