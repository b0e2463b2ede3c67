"""The writer's pages: the outline of all parts, one row, what stands for itself, a look through the citizen's eyes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.designing.verbs import reshape
from tinhso.engines.forms.designing.views import DRAFT, sheet_or_404
from tinhso.engines.forms.keeping.reading import VersionSheet
from tinhso.engines.forms.linting import lint
from tinhso.engines.forms.sheet import sheet_of
from tinhso.engines.forms.writing.comparing import differing
from tinhso.engines.forms.writing.outline import outline, places_in_words
from tinhso.engines.forms.writing.parts import BY_PATH, ListPart
from tinhso.engines.forms.writing.rows import moved_row, row_of, with_row, without_row
from tinhso.engines.forms.writing.sheets.whole import GeneralSheet, PlacesSheet
from tinhso.engines.forms.writing.tariff import settled, with_tariff

Content = dict[str, Any]
Change = Callable[[Content], Content]
WHOLE: dict[str, type[GeneralSheet | PlacesSheet]] = {"chung": GeneralSheet, "noi-nop": PlacesSheet}


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def write(request: SignedIn, key: UUID) -> HttpResponse:
    """Every part with its rows; buttons move a row or take it out."""
    sheet = sheet_or_404(request, key)
    if request.method == "POST":
        posted = typed(request)
        part = BY_PATH.get(str(posted.get("part", "")))
        what = next((name for name in ("up", "down", "out") if name in posted), "")
        if part is None or not what:
            raise Http404
        mark = str(posted[what])
        return _changed(request, sheet, part.path, _row_change(part, what, mark))
    return page(
        request, "forms/writing/outline.html", sheet=sheet, parts=outline(sheet.version, sheet.findings),
        places=places_in_words(sheet.version), differing=differing(sheet),
    )  # fmt: skip


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def row(request: SignedIn, key: UUID, part: str, mark: str = "") -> HttpResponse:
    """Write one row of a part, or a new one."""
    sheet, listed = sheet_or_404(request, key), BY_PATH.get(part)
    if listed is None or not sheet.may_write:
        raise Http404
    content = with_tariff(sheet.version.content, sheet.version.procedure.code, sheet.version.valid_from)
    try:
        found = row_of(content, listed.code, mark) if mark else {}
    except Refused as refused:
        messages.error(request, str(refused))
        return _back(key, part)
    form = listed.sheet(request.POST or None, row=found, content=content)
    if request.method == "POST" and form.is_valid():
        return _changed(
            request, sheet, part, lambda content: with_row(content, listed.code, mark, form.made())
        )  # fmt: skip
    return page(
        request, "forms/writing/row.html", 422 if form.errors else 200, sheet=sheet, form=form, part=listed, mark=mark
    )


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def whole(request: SignedIn, key: UUID, what: str) -> HttpResponse:
    """Write what is no list."""
    sheet = sheet_or_404(request, key)
    if what not in WHOLE or not sheet.may_write:
        raise Http404
    form = WHOLE[what](request.POST or None, content=sheet.version.content)
    if request.method == "POST" and form.is_valid():
        return _changed(request, sheet, what, form.changed)
    return page(request, "forms/writing/whole.html", 422 if form.errors else 200, sheet=sheet, form=form, what=what)


@official_required(DRAFT)
@require_GET
def preview(request: SignedIn, key: UUID) -> HttpResponse:
    """The page of the procedure as citizens will see it, of a version that is not in force yet."""
    version = sheet_or_404(request, key).version
    try:
        shown = sheet_of(version)
    except (LookupError, TypeError, ValueError):
        messages.warning(request, _("A part is missing that the page needs; look at what is to be mended."))
        return _back(key, "")
    return page(
        request, "forms/procedure.html", procedure=version.procedure, version=version, sheet=shown, preview=True
    )


def _row_change(part: ListPart, what: str, mark: str) -> Change:
    if what == "out":
        return lambda content: without_row(content, part.code, mark)
    return lambda content: moved_row(content, part.code, mark, what == "up")


def _changed(request: SignedIn, sheet: VersionSheet, anchor: str, change: Change) -> HttpResponse:
    code, day = sheet.version.procedure.code, sheet.version.valid_from

    def wholly(content: Content) -> Content:
        changed = change(with_tariff(content, code, day) if anchor == "phi" else content)
        return settled(changed, code)

    try:
        version = reshape(sheet.version.pk, wholly, by=request.actor)
        if faults := lint(version.content):
            said = _("The draft was saved. To be mended before it can be published: %(fault)s")
            messages.warning(request, said % {"fault": faults[0].sentence})
        else:
            messages.success(request, _("The draft was saved. It has no faults."))
    except Refused as refused:
        messages.error(request, str(refused))
    return _back(sheet.version.pk, anchor)


def _back(key: UUID, anchor: str) -> HttpResponse:
    return redirect(reverse("forms:write", args=[key]) + (f"#{anchor}" if anchor else ""))
