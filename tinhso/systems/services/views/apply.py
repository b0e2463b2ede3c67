"""Applying: begin, answer page by page, attach, check, hand in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, citizen_required
from tinhso.engines.directory import api as directory
from tinhso.engines.forms import api as forms
from tinhso.engines.payments import api as payments
from tinhso.systems.services.beginning import BeginForm
from tinhso.systems.services.filing import file_dossier, prepare
from tinhso.systems.services.held.store import OwnStore
from tinhso.systems.services.models import Dossier, Signature
from tinhso.systems.services.people.behind import filing_of, person_behind
from tinhso.systems.services.people.standing import choices_for
from tinhso.systems.services.posting import prices
from tinhso.systems.services.queries import draft_or_dossier, form_in_force
from tinhso.systems.services.records import is_handed_in_here
from tinhso.systems.services.signing.verbs import ask_signatures, void_what_changed
from tinhso.systems.services.signing.wanted import has_cosigners
from tinhso.systems.services.views.carried_over import carried_over
from tinhso.systems.services.views.dossier import scene_of


@citizen_required
def begin(request: SignedIn, code: str) -> HttpResponse:
    """To whom; then the form opens."""
    version = form_in_force(code)
    if version is None:
        raise Http404
    if not is_handed_in_here(code):
        return redirect(forms.start_of(version.procedure) or reverse("forms:procedure", args=[code]))
    fees = payments.fee_for(code, "online")
    party = directory.party_of(request.actor)
    person = directory.person_of(request.actor)
    mandates = choices_for(person, version.procedure) if person else []
    form = BeginForm(request.POST or None, procedure=version.procedure, applicant=party, mandates=mandates)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            filing = prepare(
                version.procedure, office=given["office"], received_by=given.get("received_by"), by=request.actor,
                mandate=form.chosen_mandate, known=forms.carried(version, request.GET),
            )  # fmt: skip
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect("services:tasks", code, filing.draft)
    if form.errors:
        status = 422
    return page(request, "services/begin.html", status, form=form, version=version, fees=fees)


@citizen_required
def step(request: SignedIn, code: str, draft: UUID, step: str = "") -> HttpResponse:
    """One step of the form; handing in opens the dossier in the same transaction."""
    try:
        held = draft_or_dossier(draft, by=request.actor)
    except Dossier.DoesNotExist as error:
        raise Http404 from error
    if isinstance(held, Dossier):
        return _handed_in(held.case.code)

    def url(name: str) -> str:
        if not name:
            return reverse("services:tasks", args=[code, draft])
        return reverse("services:step", args=[code, draft, name])

    filing = filing_of(draft)
    person = person_behind(filing, request.actor)
    if (elsewhere := carried_over(request, held, url, person)) is not None:
        return elsewhere

    def hand_in() -> HttpResponse:
        if has_cosigners(held.version) and person is not None:
            asked = ask_signatures(draft, applicant=person, by=request.actor)
            if any(not row.is_in_force for row in asked):
                return redirect("services:signatures", code, draft)
        return _handed_in(file_dossier(draft, by=request.actor).case.code)

    owner = filing.applicant.subject_id if filing and filing.applicant else request.actor.subject
    store = OwnStore(held, owner, request.actor)
    flow = forms.FormFlow(held, by=request.actor, url=url, person=person, store=store, notes=prices.notes())
    answer = forms.answer_step(request, flow, step, hand_in=hand_in)
    if request.method == "POST" and step != "kiem-tra" and has_cosigners(held.version):
        _tell_of_void(request, void_what_changed(draft, by=request.actor))
    return answer


@citizen_required
def handed_in(request: SignedIn, code: str) -> HttpResponse:
    """The dossier is there: its code, what comes next, and the payment if there is one."""
    dossier, _scene = scene_of(request, code)
    demand = next((d for d in payments.of(dossier.case.pk) if d.is_waiting), None)
    return page(request, "services/handed_in.html", dossier=dossier, case=dossier.case, demand=demand)


def _tell_of_void(request: SignedIn, rows: list[Signature]) -> None:
    """A change after a signature is said at once."""
    if rows:
        names = ", ".join(row.person.party.name for row in rows)
        said = _("You changed what was signed: the signature of %(names)s counts no more and is asked for again.")
        messages.warning(request, said % {"names": names})


def _handed_in(code: str) -> HttpResponseRedirect:
    return redirect("services:handed_in", code)
