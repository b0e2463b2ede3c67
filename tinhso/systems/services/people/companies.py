"""A company's own pages: who may act for it, and the dossiers that its staff share."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, citizen_required
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Business, Mandate
from tinhso.engines.events.api import Actor
from tinhso.systems.services.people.forms import MandateForm
from tinhso.systems.services.people.words import held
from tinhso.systems.services.records import DOSSIER

SHOWN = 200


@citizen_required
def mandates(request: SignedIn, key: UUID) -> HttpResponse:
    """The legal representative sees every mandate, gives a new one and ends one."""
    business = _led(request, key)
    form = MandateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            directory.give_mandate(
                business, given["person"], kind=Mandate.Kind.AUTHORISED, topics=given["topics"], paper=given["paper"],
                valid_from=given["valid_from"], valid_to=form.valid_to, by=request.actor,
            )  # fmt: skip
        except (Refused, AlreadyDone) as refused:
            field = "last_day" if refused.field == "valid_to" else refused.field
            form.add_error(field if field in form.fields else None, str(refused))
        else:
            messages.success(request, _("The mandate has been given. They find the company on their own page now."))
            return redirect("services:mandates", key)
    rows = held(directory.mandates_in(business), of_staff=True)
    status = 422 if form.errors else 200
    return page(request, "services/people/mandates.html", status, business=business, form=form, rows=rows)


@citizen_required
def dossiers(request: SignedIn, key: UUID) -> HttpResponse:
    """The dossiers of the company that the reader's mandate covers; whoever has none finds no such page."""
    business = Business.objects.select_related("party").filter(pk=key).first()
    person = directory.person_of(request.actor)
    if business is None or person is None:
        raise Http404
    mine = [row for row in directory.mandates_of(person) if row.business_id == business.pk]
    if not mine:
        raise Http404
    found = dossiers_of(business, request.actor)
    return page(request, "services/people/dossiers.html", business=business, cases=found, mandates=held(mine))


def dossiers_of(business: Business, by: Actor) -> list[Case]:
    """The company's newest dossiers that ``by`` may read."""
    rows = Case.objects.filter(applicant=business.party, kind=DOSSIER).select_related("office")
    return list(access.only(by, "cases.read", rows).order_by("-pk")[:SHOWN])


def show_what_is_there(mandate: Mandate) -> None:
    """Dossiers that were handed in before the mandate was given are seen by its holder too."""
    if mandate.subject_id is None or mandate.kind == Mandate.Kind.RELATIVE:
        return
    rows = Case.objects.filter(applicant=mandate.party, kind=DOSSIER)
    for key in (rows.filter(topic__in=mandate.topics) if mandate.topics else rows).values_list("pk", flat=True):
        cases.follow(key, {mandate.subject_id})


def _led(request: SignedIn, key: UUID) -> Business:
    person = directory.person_of(request.actor)
    found = next((row for row in (directory.leads(person) if person else []) if row.pk == key), None)
    if found is None:
        raise Http404
    return found
