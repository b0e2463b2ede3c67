"""The pages of whoever keeps 1022: categories with their limits, prepared texts."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.feedback.desk import keeping
from tinhso.systems.feedback.desk.choices import kinds
from tinhso.systems.feedback.models import Category, PreparedText, TimeLimit
from tinhso.systems.feedback.values.rows import UNITS, is_example
from tinhso.ui.widgets import LongText


class CategoryForm(forms.Form):
    is_open = forms.BooleanField(label=_("Open: people can choose it"), required=False)
    near = forms.IntegerField(label=_("Metres within which a report may be the same"), min_value=0, max_value=2000)
    guidance = forms.CharField(label=_("What people read first"), required=False, max_length=2000, widget=LongText)


class LimitForm(forms.Form):
    what = forms.ChoiceField(label=_("What is limited"), choices=TimeLimit.What.choices)
    amount = forms.DecimalField(label=pgettext_lazy("limit", "Amount"), max_digits=6, decimal_places=2)
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS)
    law = forms.CharField(label=_("Legal basis"), max_length=200)


class TextForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = PreparedText
        fields = ("use", "category", "title", "text", "is_open")
        labels = {
            "use": _("What it is for"),
            "category": _("Category"),
            "title": _("Name in the list"),
            "text": _("Wording"),
            "is_open": _("In use"),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["category"].queryset = kinds()  # type: ignore[attr-defined]
        self.fields["category"].required = False
        self.fields["text"].help_text = _("{code}, {category}, {place}, {office} and {due} are filled in.")


@official_required("feedback.manage")
def categories(request: SignedIn) -> HttpResponse:
    return page(request, "feedback/desk/categories.html", categories=keeping.all_categories())


@official_required("feedback.manage")
def category(request: SignedIn, code: str) -> HttpResponse:
    """Open or close it, and set its limits."""
    found = get_object_or_404(Category, pk=code)
    first = {"is_open": found.is_open, "near": found.near, "guidance": found.guidance}
    is_limit = request.POST.get("form") == "limit"
    form = CategoryForm(typed(request) if request.POST and not is_limit else None, initial=first)
    limit = LimitForm(typed(request) if is_limit else None)
    sent, status = (limit if is_limit else form), 200
    if sent.is_bound:
        status = 422
        if sent.is_valid():
            try:
                change = keeping.set_limit if is_limit else keeping.change_category
                change(found, **sent.cleaned_data, by=request.actor)
            except Refused as refused:
                sent.add_error(refused.field or None, str(refused))
            else:
                messages.success(request, _now("Noted. It holds from now on."))
                return redirect("feedback:category", code=code)
    limits = [(row, is_example(row.law)) for row in keeping.limits_of(found)]
    return page(request, "feedback/desk/category.html", status, category=found, form=form, limit=limit, limits=limits)


@official_required("feedback.manage")
def texts(request: SignedIn) -> HttpResponse:
    return page(request, "feedback/desk/texts.html", texts=keeping.all_texts())


@official_required("feedback.manage")
def text(request: SignedIn, key: int | None = None) -> HttpResponse:
    """One prepared text."""
    found = get_object_or_404(PreparedText, pk=key) if key else None
    form, status = TextForm(typed(request) if request.method == "POST" else None, instance=found), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                keeping.put_text(**form.cleaned_data, key=key, by=request.actor)
            except Refused as refused:
                form.add_error(refused.field or None, str(refused))
            else:
                messages.success(request, _now("The text is kept."))
                return redirect("feedback:texts")
    return page(request, "feedback/desk/text.html", status, form=form, text=found)
