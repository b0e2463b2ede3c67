"""Writing the next version of an index: its lines, and putting it in force."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.indexes import forms
from tinhso.engines.indexes.cards import Score, card_of, items_of
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indexes.verbs import writing
from tinhso.engines.indexes.versions import Version
from tinhso.engines.indexes.views import ground


@official_required(ground.KEEP)
def draft(request: SignedIn, code: str, publishing: forms.PublishForm | None = None) -> HttpResponse:
    """The draft as a tree; a POST begins one."""
    index = ground.index_of(code)
    if request.method == "POST" and publishing is None:
        writing.draft(index, by=request.actor)
        return redirect("indexes:draft", code)
    found = index.versions.drafts().first()
    items = items_of(found) if found else []
    card = card_of(items, {item.pk: Score(item) for item in items if item.is_criterion})
    return page(
        request, "indexes/draft.html", 422 if publishing else 200, index=index, version=found, lines=card.lines,
        total=card.own, publishing=publishing or forms.PublishForm(),
    )  # fmt: skip


@official_required(ground.KEEP)
def add(request: SignedIn, code: str, level: str) -> HttpResponse:
    """A new line of a level, under ``?trong=``."""
    version = _draft(code)
    if level not in Item.Level.values:
        raise Http404
    above = _key(request.GET.get("trong", ""))
    parent = version.items.filter(pk=above).first() if above else None
    return _line(request, code, version, None, parent, level)


@official_required(ground.KEEP)
def line(request: SignedIn, code: str, key: UUID) -> HttpResponse:
    """Change a line."""
    version = _draft(code)
    found = version.items.select_related("parent").filter(pk=key).first()
    if found is None:
        raise Http404
    return _line(request, code, version, found, found.parent, found.level)


@require_POST
@official_required(ground.KEEP)
def drop(request: SignedIn, code: str, key: UUID) -> HttpResponse:
    """Take a line out, with all under it."""
    found = _draft(code).items.select_related("version").filter(pk=key).first()
    if found is None:
        raise Http404
    writing.drop(found, by=request.actor)
    messages.success(request, _("The line was taken out."))
    return redirect("indexes:draft", code)


@require_POST
@official_required(ground.KEEP)
def publish(request: SignedIn, code: str) -> HttpResponse:
    """Put the draft in force."""
    version = _draft(code)
    form = forms.PublishForm(typed(request))
    if form.is_valid():
        try:
            writing.publish(version, valid_from=form.cleaned_data["valid_from"], by=request.actor)
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("The version is in force from the day that was set."))
            return redirect("indexes:index", code)
    return draft(request, code, form)


def _line(
    request: SignedIn, code: str, version: Version, found: Item | None, parent: Item | None, level: str
) -> HttpResponse:
    kind: Any = forms.CriterionForm if level == Item.Level.CRITERION else forms.LineForm
    form = kind(typed(request) if request.method == "POST" else None,
                initial=forms.initial_of(found) if found else {})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            writing.write(version, found, parent=parent, level=level, by=request.actor, **form.cleaned_data)
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("indexes:draft", code)
    return page(
        request, "indexes/line.html", 422 if form.errors else 200, index=version.index, form=form, line=found,
        parent=parent, level=Item.Level(level).label,
    )  # fmt: skip


def _draft(code: str) -> Version:
    found = ground.index_of(code).versions.drafts().select_related("index").first()
    if found is None:
        raise Http404
    return found


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
