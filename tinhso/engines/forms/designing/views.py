"""The designer's pages: the outline, one question, one page or section."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.designing import shaping
from tinhso.engines.forms.designing.comparing import differences
from tinhso.engines.forms.designing.outline import outline
from tinhso.engines.forms.designing.question import QuestionForm
from tinhso.engines.forms.designing.showing import PartForm
from tinhso.engines.forms.designing.verbs import reshape
from tinhso.engines.forms.keeping import reading
from tinhso.engines.forms.linting import fields_of, lint
from tinhso.engines.forms.payers import asking, favoured, name_of, unasked
from tinhso.engines.forms.writing.tariff import with_tariff

DRAFT = "forms.draft"
NEW = -1  # the number of a section that is not there yet
Change = Callable[[dict[str, Any]], dict[str, Any]]


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def design(request: SignedIn, key: UUID) -> HttpResponse:
    """The form as a list of pages, sections and questions; buttons begin it, move a part, or take it out."""
    sheet = sheet_or_404(request, key)
    tariff = with_tariff(sheet.version.content, sheet.version.procedure.code, sheet.version.valid_from)["tariff"]
    groups = unasked(sheet.version.content, tariff)
    if request.method == "POST":
        posted = typed(request)
        what = next((name for name in ("up", "down", "out", "begin", "payers") if name in posted), "")
        named = str(posted.get(what, ""))
        changes: dict[str, Change] = {
            "up": lambda content: shaping.moved(content, named, True),
            "down": lambda content: shaping.moved(content, named, False),
            "out": lambda content: shaping.without(content, named),
            "begin": shaping.begun,
            "payers": lambda content: asking(content, favoured(tariff)),
        }
        return _changed(request, key, changes.get(what), anchor=named.replace(":", "-"))
    content = sheet.version.content
    return page(
        request, "forms/designing/design.html",
        sheet=sheet, parts=outline(content, sheet.findings), unasked=[name_of(group) for group in groups],
        differences=differences(sheet.before.content, content) if sheet.before else [],
    )  # fmt: skip


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def question(request: SignedIn, key: UUID, name: str = "", code: str = "", number: int = 0) -> HttpResponse:
    """Write the question ``name``, or a new one in a section of the page ``code``."""
    sheet = sheet_or_404(request, key)
    rows = fields_of(sheet.version.content)
    if (name and name not in rows) or not sheet.may_write:
        raise Http404
    help = [row for row in sheet.version.content.get("help", ()) if name and row.get("about") == name]
    form = QuestionForm(request.POST or None, row=rows.get(name), rows=rows, help=help)
    if request.method == "POST" and form.is_valid():

        def change(content: dict[str, Any]) -> dict[str, Any]:
            written = shaping.with_field(content, name, form.made(), code, number)
            own = name or next(iter(fields_of(written).keys() - fields_of(content).keys()))
            return shaping.with_help(written, own, form.helped())

        return _changed(request, key, change, anchor=f"field-{name}" if name else f"page-{code}")
    return page(
        request, "forms/designing/question.html", 422 if form.errors else 200, sheet=sheet, form=form, name=name
    )


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def part(request: SignedIn, key: UUID, code: str = "", number: int | None = None, what: str = "page") -> HttpResponse:
    """Write the heading and the condition of a page or a section; without its code or number it is a new one."""
    sheet = sheet_or_404(request, key)
    is_page, rows = what == "page", fields_of(sheet.version.content)
    found = _part(sheet.version.content, code, None if is_page else number)
    if found is None or not sheet.may_write or "form" not in sheet.version.content:
        raise Http404
    form = PartForm(request.POST or None, row=found, rows=rows, is_page=is_page)
    if request.method == "POST" and form.is_valid():

        def change(content: dict[str, Any]) -> dict[str, Any]:
            if is_page:
                return shaping.with_page(content, code, form.made())
            return shaping.with_section(content, code, None if number == NEW else number, form.made())

        return _changed(request, key, change, anchor=f"page-{code}")
    mark = f"page:{code}" if is_page else f"section:{code}:{number}"
    return page(
        request, "forms/designing/part.html", 422 if form.errors else 200,
        sheet=sheet, form=form, is_page=is_page, mark="" if not code or number == NEW else mark,
    )  # fmt: skip


def sheet_or_404(request: SignedIn, key: UUID) -> reading.VersionSheet:
    try:
        return reading.sheet_of(key, request.actor)
    except LookupError:
        raise Http404 from None


def _changed(request: SignedIn, key: UUID, change: Change | None, *, anchor: str) -> HttpResponse:
    if change is None:
        raise Http404
    try:
        version = reshape(key, change, by=request.actor)
        if not (faults := lint(version.content)):
            messages.success(request, _("The form was saved. It has no faults."))
        else:
            said = _("The form was saved. To be mended before it can be published: %(fault)s")
            messages.warning(request, said % {"fault": faults[0].sentence})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(f"{reverse('forms:design', args=[key])}#{anchor}")


def _part(content: dict[str, Any], code: str, number: int | None) -> dict[str, Any] | None:
    """The row of a page or a section; empty for a new one, None where there is no such page or section."""
    if not code:
        return {}
    pages = content.get("form", {}).get("pages", ())
    found: dict[str, Any] | None = next((row for row in pages if row["code"] == code), None)
    if found is None or number is None:
        return found
    if number == NEW:
        return {}
    return dict(found["sections"][number]) if number < len(found["sections"]) else None
