"""What one does on the page of a return: type, submit, sign, check, approve, give back, unlock, correct."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import typed
from tinhso.engines.accounts.api import official_required
from tinhso.systems.reports.content.checking import Cell, findings
from tinhso.systems.reports.nouns.levels import Level
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.pages.forms import BackForm, CorrectForm, UnlockForm
from tinhso.systems.reports.pages.one import found, shown, touched
from tinhso.systems.reports.past import cells_of, past_of
from tinhso.systems.reports.verbs import correcting, filling, passing


@official_required("reports.enter")
@require_POST
def save(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep what has been typed so far."""
    filling.save(found(request.actor, key).pk, posted(request), by=request.actor)  # type: ignore[attr-defined]
    return HttpResponse(status=204)


@official_required("reports.enter")
@require_GET
def checks(request: HttpRequest, key: UUID) -> HttpResponse:
    """What is wrong with the lines that have been begun, for the form to show beside its cells."""
    one = found(request.actor, key)  # type: ignore[attr-defined]
    cells = cells_of(one)
    wrong = findings(one.form.read, cells, past_of(one))
    told: dict[str, list[dict[str, object]]] = {}
    for each in wrong:
        if touched(cells.get(each.line)):
            told.setdefault(each.line, []).append({"words": each.words, "hard": each.hard})
    return JsonResponse(told)


@official_required("reports.enter")
@require_POST
def submit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Submit for signature; the head of the office signs in the same act."""
    actor = request.actor  # type: ignore[attr-defined]
    found(actor, key)
    try:
        filling.save(key, posted(request), by=actor)
        filling.submit(key, by=actor)
        if "sign" in request.POST:
            passing.pass_on(key, by=actor, level=Level.SIGN)
    except Denied:
        raise
    except Refused as refused:
        return shown(request, found(actor, key), checked=True, said=str(refused))
    return redirect("reports:one", key)


@official_required
@require_POST
def pass_on(request: HttpRequest, key: UUID) -> HttpResponse:
    passing.pass_on(found(request.actor, key).pk, by=request.actor, level=_level(request))  # type: ignore[attr-defined]
    return redirect("reports:one", key)


@official_required
@require_POST
def give_back(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    one = found(actor, key)
    form = BackForm(typed(request), prefix="b")
    with told(form):
        passing.give_back(key, by=actor, level=_level(request), words=_given(form, "words"))
    if not form.errors:
        return redirect("reports:one", key)
    return shown(request, one, back=form)


@official_required("reports.approve")
@require_POST
def unlock(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    one = found(actor, key)
    form = UnlockForm(typed(request), prefix="u", lines=one.form.read.lines)
    with told(form):
        correcting.unlock(key, _given(form, "line"), reason=_given(form, "reason"), by=actor)
    if not form.errors:
        return redirect("reports:one", key)
    return shown(request, one, unlock=form)


@official_required("reports.sign")
@require_POST
def correct(request: HttpRequest, key: UUID, line: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    one = found(actor, key)
    form = CorrectForm(typed(request), prefix="c")
    with told(form):
        correcting.correct(key, line, text=_given(form, "text"), reason=_given(form, "reason"), by=actor)
    if not form.errors:
        return redirect("reports:one", key)
    return shown(request, one, correct=form)


def posted(request: HttpRequest) -> dict[str, Cell]:
    """The cells of the form: ``v-<line>`` and ``n-<line>``."""
    said = typed(request)
    return {
        name.removeprefix("v-"): Cell(str(said[name]), said.get(f"n-{name.removeprefix('v-')}", ""))
        for name in said
        if name.startswith("v-")
    }


@contextmanager
def told(form: Form) -> Iterator[None]:
    """A refusal of a verb becomes an error of the form."""
    try:
        yield
    except Denied:
        raise
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def _given(form: Form, name: str) -> str:
    """What was typed; the verb says what is wrong with it."""
    return str(form.cleaned_data.get(name, "")) if form.is_valid() else str(form.data.get(form.add_prefix(name), ""))


def _level(request: HttpRequest) -> str:
    level = request.POST.get("level", "")
    if level not in Level.values:
        raise Refused(str(Return._meta.get_field("level").verbose_name))
    return level
