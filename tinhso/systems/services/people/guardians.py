"""At the commune's desk: who acts for a child, or for somebody who cannot act, with the paper that proves it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Mandate, Person, Relation
from tinhso.engines.events import api as events
from tinhso.systems.services.people.forms import NumberField
from tinhso.systems.services.people.words import held

NEEDS = "directory.name_guardians"
WHY = "ghi nhận người giám hộ"


class WardForm(forms.Form):
    """Whose parents or guardian; somebody who is not known yet is registered."""

    number = forms.CharField(label=gettext_lazy("Personal number of the child or ward"), max_length=20)
    name = forms.CharField(
        label=gettext_lazy("Full name, if they are not registered yet"), required=False, max_length=200
    )
    born_on = forms.DateField(label=gettext_lazy("Date of birth, if they are not registered yet"), required=False)
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex, if they are not registered yet"), required=False,
        choices=[("", ""), *Person.Sex.choices],
    )  # fmt: skip


class GuardianForm(forms.Form):
    """Who acts for them, and what proves it."""

    person = NumberField(
        label=gettext_lazy("Personal number of the parent or guardian"),
        help_text=gettext_lazy("The 12 digits of their identity card."),
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("What they are to the child or ward"), widget=forms.RadioSelect,
        choices=[row for row in Relation.choices if row[0] in (Relation.PARENT, Relation.GUARDIAN)],
    )  # fmt: skip
    paper = forms.CharField(
        label=gettext_lazy("Paper that proves it"), max_length=120,
        help_text=gettext_lazy("Name, number, day and issuer: a birth certificate, a decision on guardianship."),
    )  # fmt: skip
    until = forms.DateField(
        label=gettext_lazy("First day on which it no longer holds"), required=False,
        help_text=gettext_lazy("For a child it ends by itself on the eighteenth birthday."),
    )  # fmt: skip


@official_required(NEEDS)
def begin(request: SignedIn) -> HttpResponse:
    """Whose guardian is written down."""
    form = WardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("services:guardians", _ward(form, request).pk)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else "number", str(refused))
    return page(request, "services/people/ward.html", 422 if form.errors else 200, form=form)


@official_required(NEEDS)
def guardians(request: SignedIn, key: UUID) -> HttpResponse:
    """Who acts for this person, and the form that writes down one more."""
    ward = directory.person_by_key(key)
    if ward is None:
        raise Http404
    form = GuardianForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = directory.name_guardian(
                ward, given["person"], relation=given["relation"], paper=given["paper"], until=given["until"],
                by=request.actor,
            )  # fmt: skip
        except (Refused, AlreadyDone) as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            said = _("%(name)s may act for %(ward)s from today on and finds it on their own page.")
            messages.success(request, said % {"name": made.person.party.name, "ward": ward.party.name})
            return redirect("services:guardians", key)
    events.looked(ward, by=request.actor, data_class="secret", reason=WHY)
    rows = held(directory.guardians_of(ward), of_staff=True)
    status = 422 if form.errors else 200
    return page(request, "services/people/guardians.html", status, ward=ward, rows=rows, form=form)


@official_required(NEEDS)
def end(request: SignedIn, key: UUID) -> HttpResponse:
    """The guardianship ended: by a court, by a change of guardian."""
    mandate = directory.mandate(key)
    if mandate is None or mandate.principal_id is None or mandate.kind != Mandate.Kind.GUARDIAN:
        raise Http404
    if request.method == "POST":
        try:
            directory.end_mandate(key, by=request.actor)
            messages.success(request, _("It has ended today. Nothing can be filed or read by it any more."))
        except AlreadyDone as done:
            messages.info(request, str(done))
    return redirect("services:guardians", mandate.principal_id)


def _ward(form: WardForm, request: SignedIn) -> Person:
    given = form.cleaned_data
    found = directory.person_by_number(given["number"])
    if found is not None:
        return found
    for name in ("name", "born_on"):
        if not given[name]:
            raise Refused(_("Nobody with this number is registered. Fill in who it is."), field=name)
    return directory.register_person(
        name=given["name"], personal_number=given["number"], born_on=given["born_on"], sex=given["sex"],
        by=request.actor,
    )  # fmt: skip
