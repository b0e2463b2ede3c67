"""The table of everyday words."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.everyday.queries import synonyms
from tinhso.engines.forms.everyday.verbs import add_synonym, remove_synonym
from tinhso.engines.forms.search import search

DRAFT = "forms.draft"


class SynonymForm(forms.Form):
    """A row of the table."""

    words = forms.CharField(
        label=_("Everyday words"), max_length=80, help_text=_("As people say it, for example: sổ đỏ")
    )
    means = forms.CharField(
        label=_("What they mean"),
        max_length=120,
        help_text=_("Words of the procedure's name, or its code, for example: quyền sử dụng đất"),
    )


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def everyday(request: SignedIn) -> HttpResponse:
    """See the table, add a row, take one out, try a search."""
    if request.POST.get("remove", "").isdigit():
        remove_synonym(int(request.POST["remove"]), by=request.actor)
        messages.success(request, gettext("The words were taken out."))
        return redirect("forms:everyday")
    form = SynonymForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_synonym(**form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, gettext("The words were added; the search knows them now."))
            return redirect("forms:everyday")
    words = request.GET.get("q", "").strip()[:100]
    return page(
        request, "forms/keeping/everyday.html", status=422 if form.errors else 200,
        form=form, rows=synonyms(words), words=words, found=search(words, most=3) if words else [],
    )  # fmt: skip
