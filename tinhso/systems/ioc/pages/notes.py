"""Notes on a figure: written, written anew and taken away from the figure's own page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages as said
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.engines.accounts.api import official_required
from tinhso.systems.ioc.boards.asked import asked
from tinhso.systems.ioc.boards.reading import figure_named
from tinhso.systems.ioc.notes import verbs
from tinhso.systems.ioc.notes.forms import NoteForm
from tinhso.systems.ioc.pages.figure import figure_page
from tinhso.systems.ioc.pages.telling import told


@require_POST
@official_required("indicators.view")
def note(request: HttpRequest, code: str) -> HttpResponse:
    """A new note, or with its key an own one anew or away."""
    here = asked(request)
    key, words, actor = request.POST.get("key", ""), request.POST.get("words", ""), request.actor  # type: ignore[attr-defined]
    if not key:
        return _new(request, code)
    try:
        if "away" in request.POST:
            verbs.take_back_note(_key(key), by=actor)
        else:
            verbs.rewrite_note(_key(key), words=words, by=actor)
    except Denied:
        raise
    except Refused as refused:
        said.error(request, str(refused))
    return redirect(f"{here.address('ioc:figure', code)}#ghi-chu")


def _new(request: HttpRequest, code: str) -> HttpResponse:
    """What is refused comes back as it was typed."""
    here, form = asked(request), NoteForm(request.POST)
    if form.is_valid():
        with told(form):
            verbs.write_note(indicator=figure_named(code), asked=here, by=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
            return redirect(f"{here.address('ioc:figure', code)}#ghi-chu")
    return figure_page(request, code, form)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Denied from None
