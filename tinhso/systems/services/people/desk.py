"""The official's way to file for a citizen: who it is, the form, the consent, handing in."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts import api as accounts
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Party
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Draft
from tinhso.systems.services.filing import file_dossier, prepare
from tinhso.systems.services.held.store import OwnStore
from tinhso.systems.services.models import Dossier, FiledFor, Filing
from tinhso.systems.services.people.assisting import may_file_for_others, note_consent
from tinhso.systems.services.people.behind import filing_of, person_behind
from tinhso.systems.services.people.codes import FILE_FOR
from tinhso.systems.services.people.forms import AssistForm, CodeForm, ScanForm, contact_of
from tinhso.systems.services.posting import prices
from tinhso.systems.services.queries import draft_or_dossier, form_in_force
from tinhso.systems.services.views.carried_over import carried_over


def agency_of(by: Actor) -> UUID | None:
    """The agency whose desk the official sits at."""
    position = directory.position_of(by)
    return (position.office.parent_id or position.office_id) if position else None


@official_required
def begin(request: SignedIn) -> HttpResponse:
    """For whom, and what; somebody who is not known yet is registered."""
    _may(request)
    form = AssistForm(request.POST or None, initial={"office": agency_of(request.actor)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        version = form_in_force(given["procedure"])
        try:
            party = _applicant(given, request.actor)
            if version is None:
                raise Refused(_("This procedure has no online form at present."), field="procedure")
            filing = prepare(version.procedure, office=given["office"], applicant=party, by=request.actor)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else "number", str(refused))
        else:
            return redirect("services:assist_tasks", filing.draft)
    return page(request, "services/people/assist.html", 422 if form.errors else 200, form=form)


@official_required
def step(request: SignedIn, draft: UUID, step: str = "") -> HttpResponse:
    """One step of the form that the official fills; instead of handing in, the applicant is asked to agree."""
    _may(request)
    try:
        held = draft_or_dossier(draft, by=request.actor)
    except Dossier.DoesNotExist as error:
        raise Http404 from error
    if isinstance(held, Dossier):
        return redirect("services:dossier", held.case.code)

    def url(name: str) -> str:
        if not name:
            return reverse("services:assist_tasks", args=[draft])
        return reverse("services:assist_step", args=[draft, name])

    filing = filing_of(draft)
    if (elsewhere := carried_over(request, held, url, person_behind(filing, request.actor))) is not None:
        return elsewhere
    flow = _flow(request, held, filing, url)

    def ask() -> HttpResponse:
        if not flow.form.is_complete:
            raise forms.Incomplete(flow.form)
        return redirect("services:assist_consent", draft)

    return forms.answer_step(request, flow, step, hand_in=ask)


@official_required
def consent(request: SignedIn, draft: UUID) -> HttpResponse:
    """The applicant agrees: with a code from their telephone, or on paper; then the dossier is handed in."""
    _may(request)
    try:
        held, filing = draft_or_dossier(draft, by=request.actor), filing_of(draft)
    except Dossier.DoesNotExist as error:
        raise Http404 from error
    if isinstance(held, Dossier):
        return redirect("services:dossier", held.case.code)
    if filing is None or filing.applicant is None:
        raise Http404
    if not forms.is_in_force(held.version):  # its task list says what changed, and leads back here
        return redirect("services:assist_tasks", draft)
    if not _flow(request, held, filing, str).form.is_complete:  # nobody agrees to half a form
        return redirect("services:assist_step", draft, "kiem-tra")
    contact = contact_of(filing.applicant)
    by_code = CodeForm(request.POST if "code" in request.POST else None)
    by_paper = ScanForm(*((request.POST, request.FILES) if "scan" in request.POST else ()))
    sent = None
    if request.method == "POST":
        try:
            if "code" in request.POST:
                done = by_code.is_valid() and _agreed_by_code(request, draft, contact, by_code)
            elif "scan" in request.POST:
                done = by_paper.is_valid() and _agreed_on_paper(request, draft, by_paper)
            else:
                done, sent = False, accounts.send_code(contact, FILE_FOR, address=accounts.address_of(request))
            if done:
                return _hand_in(request, draft)
        except forms.Incomplete:
            return redirect("services:assist_step", draft, "kiem-tra")
        except (Refused, AlreadyDone) as refused:
            messages.warning(request, str(refused))
    status = 422 if by_code.errors or by_paper.errors else 200
    return page(
        request, "services/people/desk_consent.html", status, filing=filing, draft=held, contact=contact, sent=sent,
        by_code=by_code, by_paper=by_paper, back=reverse("services:assist_step", args=[draft, "kiem-tra"]),
    )  # fmt: skip


def _flow(request: SignedIn, held: Draft, filing: Filing | None, url: Callable[[str], str]) -> forms.FormFlow:
    applicant = filing.applicant if filing else None
    store = OwnStore(held, applicant.subject_id, request.actor) if applicant else None
    person = person_behind(filing, request.actor)
    return forms.FormFlow(held, by=request.actor, url=url, person=person, store=store, notes=prices.notes())


def _hand_in(request: SignedIn, draft: UUID) -> HttpResponse:
    dossier = file_dossier(draft, by=request.actor)
    messages.success(request, _("Handed in for %(name)s.") % {"name": dossier.applicant.name})
    return redirect("services:dossier", dossier.case.code)


def _agreed_by_code(request: SignedIn, draft: UUID, contact: str, form: CodeForm) -> bool:
    address = accounts.address_of(request)
    if not accounts.confirm_code(contact, FILE_FOR, form.cleaned_data["code"], address=address):
        form.add_error("code", _("This is not the code that was sent. Look again, or send another."))
        return False
    note_consent(draft, how=FiledFor.How.CODE, by=request.actor)
    return True


def _agreed_on_paper(request: SignedIn, draft: UUID, form: ScanForm) -> bool:
    upload = form.cleaned_data["paper"]
    try:
        scan = files.store(upload, name=upload.name or "", owner=request.actor.subject)
    except Refused as refused:
        form.add_error("paper", str(refused))
        return False
    note_consent(draft, how=FiledFor.How.PAPER, by=request.actor, paper=scan)
    return True


def _applicant(given: dict[str, object], by: Actor) -> Party:
    """Whoever has the number; registered now where the official says who it is."""
    number = str(given["number"])
    person = directory.person_by_number(number)
    if person is None and not given["name"]:
        raise Refused(_("Nobody with this number is registered. Fill in who it is."), field="name")
    if person is None:
        person = directory.register_person(
            name=str(given["name"]), personal_number=number, phone=str(given["phone"]), born_on=given["born_on"],  # type: ignore[arg-type]
            sex=str(given["sex"]), by=by,
        )  # fmt: skip
    return person.party


def _may(request: SignedIn) -> None:
    if not may_file_for_others(request.actor):
        raise Denied
