"""Writing a programme down, giving its tasks one by one or from a table, ending it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tinhso.base.errors import Denied
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import SheetForm, read_table
from tinhso.systems.ioc.pages.programmes.reading import found
from tinhso.systems.ioc.pages.telling import told
from tinhso.systems.ioc.programmes import queries
from tinhso.systems.ioc.programmes.forms import DocumentForm, ProgrammeForm, StopForm, TaskForm
from tinhso.systems.ioc.programmes.importing import HEADINGS, Row, read_rows
from tinhso.systems.ioc.programmes.nouns import Programme
from tinhso.systems.ioc.programmes.sheet import empty_sheet
from tinhso.systems.ioc.programmes.verbs.giving import Wanted, give_task, give_tasks
from tinhso.systems.ioc.programmes.verbs.writing import attach_document, end_programme, write_programme

PLAN = "ioc.plan"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@official_required(PLAN)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """A new programme; its tasks follow."""
    actor = request.actor  # type: ignore[attr-defined]
    form = ProgrammeForm(request.POST or None, request.FILES or None, offices=queries.offices_to_plan(actor))
    if form.is_valid():
        with told(form):
            made = write_programme(by=actor, **form.cleaned_data)
            return redirect("ioc:programme", made.pk)
    return page(request, "ioc/programmes/write.html", 422 if form.errors else 200, form=form, title=_("New programme"))


@official_required(PLAN)
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, key: UUID) -> HttpResponse:
    """One task of it."""
    actor = request.actor  # type: ignore[attr-defined]
    one = _steered(actor, key)
    form = TaskForm(request.POST or None, offices=queries.offices_to_plan(actor))
    if form.is_valid():
        with told(form):
            made = give_task(one.pk, Wanted(**form.cleaned_data), by=actor)
            return redirect("ioc:task", made.case.code)
    return page(
        request, "ioc/programmes/write.html", 422 if form.errors else 200, form=form, programme=one,
        title=_("Give a task"),
    )  # fmt: skip


@official_required(PLAN)
@require_http_methods(["GET", "POST"])
def import_tasks(request: HttpRequest, key: UUID) -> HttpResponse:
    """A table: first what is wrong and what will be given, then, with ``confirmed``, all of it."""
    actor = request.actor  # type: ignore[attr-defined]
    one = _steered(actor, key)
    form, rows = SheetForm(request.POST or None, request.FILES or None), list[Row]()
    if form.is_valid():
        with told(form):
            cells = read_table(form.data_given())
            rows = read_rows(one, cells, queries.offices_to_plan(actor))
            if "confirmed" in request.POST and rows and not any(row.wrong for row in rows):
                give_tasks(one.pk, [row.wanted for row in rows if row.wanted], by=actor)
                return redirect("ioc:programme", one.pk)
            form = SheetForm(initial={"sheet": "\n".join("\t".join(row) for row in cells)})
    wrong = [row for row in rows if row.wrong]
    return page(
        request, "ioc/programmes/import.html", 422 if form.errors or wrong else 200,
        programme=one, form=form, rows=rows, wrong=wrong, headings=HEADINGS,
        ready=[row.wanted for row in rows] if rows and not wrong else [],
    )  # fmt: skip


@official_required(PLAN)
@require_GET
def template(request: HttpRequest, key: UUID) -> HttpResponse:
    """The empty table."""
    _steered(request.actor, key)  # type: ignore[attr-defined]
    answer = HttpResponse(empty_sheet(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="nhiem-vu.xlsx"'
    return answer


@official_required(PLAN)
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest, key: UUID) -> HttpResponse:
    """The document of a programme that has none here yet."""
    actor = request.actor  # type: ignore[attr-defined]
    one = _steered(actor, key)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told(form):
            attach_document(one.pk, by=actor, **form.cleaned_data)
            return redirect("ioc:programme", one.pk)
    return page(
        request, "ioc/programmes/write.html", 422 if form.errors else 200, form=form, programme=one,
        title=_("Attach the document"),
    )  # fmt: skip


@official_required(PLAN)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """It is replaced or called off."""
    actor = request.actor  # type: ignore[attr-defined]
    one = _steered(actor, key)
    form = StopForm(request.POST or None)
    if form.is_valid():
        with told(form):
            end_programme(one.pk, by=actor, **form.cleaned_data)
            return redirect("ioc:programme", one.pk)
    return page(
        request, "ioc/programmes/write.html", 422 if form.errors else 200, form=form, programme=one,
        title=_("End the programme early"),
    )  # fmt: skip


def _steered(actor: Actor, key: UUID) -> Programme:
    one = found(actor, key)
    if not queries.steers(actor, one):
        raise Denied
    return one
