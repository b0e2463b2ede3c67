"""What a clerk writes down of whoever is not known yet; each gives the address at which the counter goes on."""

from __future__ import annotations

from datetime import timedelta

from django import forms

from tinhso.base.errors import Refused
from tinhso.engines.accounts.api import SignedIn
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Mandate, Person
from tinhso.systems.services.counter.forms import AuthorisedForm, BusinessForm, RegisterForm

FORMS = {"person": RegisterForm, "business": BusinessForm, "mandate": AuthorisedForm}


def forms_for(request: SignedIn) -> dict[str, forms.Form]:
    """The three forms, that which was sent with what was typed."""
    sent = request.POST.get("form", "")
    return {name: form(request.POST if name == sent else None, prefix=name) for name, form in FORMS.items()}


def registered(request: SignedIn, given: dict[str, forms.Form], who: Person | None) -> str:
    """Write down what was sent; the query that shows it, or "" where the form has errors."""
    name = request.POST.get("form", "")
    form = given.get(name)
    if form is None or not form.is_valid():
        return ""
    try:
        if name == "person":
            return f"?nguoi={directory.register_person(by=request.actor, **form.cleaned_data).pk}"
        if who is None:
            return ""
        return f"?nguoi={who.pk}&thay={_mandate(request, form, name, who).pk}"
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return ""


def _mandate(request: SignedIn, form: forms.Form, name: str, who: Person) -> Mandate:
    typed = form.cleaned_data
    if name == "business":
        business = directory.register_business(representative=who, by=request.actor, **typed)
        return directory.mandates_in(business).get()
    return directory.give_mandate(
        typed["tax_code"], who, topics=[typed["topic"]], paper=typed["paper"],
        valid_to=typed["last_day"] + timedelta(days=1), by=request.actor,
    )  # fmt: skip
