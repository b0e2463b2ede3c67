"""The pages of signing: who has signed, for the applicant; what is signed, for a co-applicant."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.http import page
from tinhso.engines.accounts import api as accounts
from tinhso.engines.accounts.api import SignedIn, citizen_required
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Draft
from tinhso.systems.services.models import Dossier, Signature
from tinhso.systems.services.people.codes import SIGN
from tinhso.systems.services.people.forms import CodeForm, contact_of
from tinhso.systems.services.queries import draft_or_dossier
from tinhso.systems.services.signing.digesting import form_of
from tinhso.systems.services.signing.verbs import decline, in_force, sign

ENOUGH = 2  # the level of identification that needs no code beside it


@citizen_required
def signatures(request: SignedIn, code: str, draft: UUID) -> HttpResponse:
    """Whom the applicant waits for."""
    try:
        held = draft_or_dossier(draft, by=request.actor)
    except Dossier.DoesNotExist as error:
        raise Http404 from error
    if isinstance(held, Dossier):
        return redirect("services:dossier", held.case.code)
    rows = in_force(draft)
    declined = Signature.objects.filter(draft=draft).exclude(declined_at=None).select_related("person__party")
    return page(request, "services/signing/signatures.html", draft=held, rows=rows, declined=list(declined), code=code)


@citizen_required
def asked(request: SignedIn, key: UUID) -> HttpResponse:
    """The answers as they will be handed in, and the signature under them."""
    row = Signature.objects.select_related("person__party", "case").filter(pk=key).first()
    if row is None or row.person.party.subject_id != request.actor.subject:
        raise Http404
    if row.case is not None:
        return redirect("services:dossier", row.case.code)
    draft, owner = Draft.objects.select_related("version__procedure").filter(pk=row.draft).first(), Actor(row.owner)
    if draft is None:
        messages.info(request, _("The applicant has deleted this form. There is nothing to sign any more."))
        return redirect("inbox:matters")
    direct = accounts.level(request) >= ENOUGH
    code_form = CodeForm(request.POST if "code" in request.POST else None)
    error, sent = "", None
    if request.method == "POST":
        try:
            answer, sent = _answer(request, row, code_form, direct)
        except (Refused, AlreadyDone) as refused:
            answer, error = None, str(refused)
        if answer is not None:
            return answer
    own = forms.own_draft(draft.pk, by=owner)
    form = form_of(own, owner, forms.files_of(own))
    flow = forms.FormFlow(own, by=owner, url=lambda step: "")
    flow.form = form
    attached = [
        (need.paper.called, file.file.name, files.link(file.file, request.actor))
        for need in form.papers
        for file in need.files
    ]  # fmt: skip
    status = 422 if error or code_form.errors else 200
    return page(
        request, "services/signing/sign.html", status, row=row, draft=draft, summary=flow.summary, attached=attached,
        direct=direct, code_form=code_form, sent=sent, error=error, contact=contact_of(row.person.party),
    )  # fmt: skip


def _answer(
    request: SignedIn, row: Signature, form: CodeForm, direct: bool
) -> tuple[HttpResponse | None, accounts.CodeSent | None]:
    contact, address = contact_of(row.person.party), accounts.address_of(request)
    if "decline" in request.POST:
        decline(row.pk, reason=request.POST.get("reason", ""), by=request.actor)
        messages.success(request, _("Your answer has been sent to the applicant."))
        return redirect("inbox:matters"), None
    if "send" in request.POST:
        return None, accounts.send_code(contact, SIGN, address=address)
    how = Signature.How.SIGN_IN
    if not direct:
        if not form.is_valid():
            return None, None
        if not accounts.confirm_code(contact, SIGN, form.cleaned_data["code"], address=address):
            form.add_error("code", _("This is not the code that was sent. Look again, or send another."))
            return None, None
        how = Signature.How.CODE
    dossier = sign(row.pk, how=how, level=accounts.level(request), by=request.actor)
    if dossier is None:
        messages.success(request, _("Signed. The dossier is handed in when everybody has signed."))
        return redirect("inbox:matters"), None
    messages.success(request, _("Signed by everybody: the dossier has been handed in."))
    return redirect("services:dossier", dossier.case.code), None
