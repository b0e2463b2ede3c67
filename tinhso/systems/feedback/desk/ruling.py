"""The page of the routing table: its rules, what they do not cover, and trying a change out."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.directory.models import Area, Office
from tinhso.systems.feedback.desk.choices import kinds, leads
from tinhso.systems.feedback.models import Category, Rule
from tinhso.systems.feedback.routing.reading import areas, rules_in_force
from tinhso.systems.feedback.routing.tables import Terms, end_rule, put_rule
from tinhso.systems.feedback.routing.trying import dry_run, uncovered

HOURS = (("", _("at any time")), ("False", _("within working time")), ("True", _("outside working time")))


class RuleForm(forms.Form):
    category = forms.ModelChoiceField(Category.objects.none(), label=_("Category"), required=False)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Commune"), required=False)
    off_hours = forms.TypedChoiceField(
        label=_("When"), choices=HOURS, required=False, empty_value=None, coerce=lambda text: text == "True"
    )
    answer = forms.CharField(
        label=_("Answer to a question"),
        max_length=120,
        required=False,
        help_text=_("As name=value, for example danger=true."),
    )
    lead = forms.ModelChoiceField(Office.objects.none(), label=_("Agency that leads"), required=False)
    to_commune = forms.BooleanField(label=_("The commune where the point lies leads"), required=False)
    supporting = forms.ModelMultipleChoiceField(Office.objects.none(), label=_("Supporting agencies"), required=False)
    is_direct = forms.BooleanField(label=_("Goes there at once, without the coordinator"), required=False)
    order = forms.IntegerField(label=_("Order among equals"), initial=100, min_value=0, max_value=9999)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, rows in (("category", kinds()), ("area", areas()), ("lead", leads()), ("supporting", leads())):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


@official_required("feedback.manage")
def rules(request: SignedIn) -> HttpResponse:
    """Every rule in force, the most exact first, and the kinds of trouble that none covers."""
    return page(request, "feedback/desk/rules.html", rules=rules_in_force(), uncovered=uncovered())


@official_required("feedback.manage")
def rule(request: SignedIn, key: UUID | None = None) -> HttpResponse:
    """A new rule, or one that another takes the place of; ``thu`` tries it out on the last thousand reports."""
    found = get_object_or_404(Rule, pk=key) if key else None
    form = RuleForm(typed(request) if request.method == "POST" else None, initial=_first(found))
    trial, status = None, 200
    if form.is_bound and "ket-thuc" in request.POST and found is not None:
        end_rule(found.pk, by=request.actor)
        messages.success(request, _now("The rule has ended. Reports that it routed keep their explanation."))
        return redirect("feedback:routing")
    if form.is_bound:
        status = 422
        if form.is_valid():
            terms = Terms(**form.cleaned_data)
            try:
                if "thu" in request.POST:
                    trial, status = dry_run(
                        lambda: put_rule(terms, by=request.actor, instead_of=key), by=request.actor
                    ), 200  # fmt: skip
                else:
                    put_rule(terms, by=request.actor, instead_of=key)
                    messages.success(request, _now("The rule is in force from today."))
                    return redirect("feedback:routing")
            except Refused as refused:
                form.add_error(refused.field or None, str(refused))
    return page(request, "feedback/desk/rule.html", status, form=form, rule=found, trial=trial)


def _first(rule: Rule | None) -> dict[str, object]:
    if rule is None:
        return {}
    names = ("category", "area", "answer", "lead", "to_commune", "is_direct", "order", "note")
    hours = "" if rule.off_hours is None else str(rule.off_hours)
    return {name: getattr(rule, name) for name in names} | {"off_hours": hours, "supporting": rule.supporting.all()}
