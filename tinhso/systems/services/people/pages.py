"""Acting for others: whom one may file for, whom one asked, who asks."""

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
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Consent
from tinhso.engines.messages import api as letters
from tinhso.systems.services.people.codes import CONSENT
from tinhso.systems.services.people.forms import AskForm, CodeForm, contact_of
from tinhso.systems.services.people.words import Held, held, names_of_procedures


@citizen_required
def standing(request: SignedIn) -> HttpResponse:
    """Everything about acting for others, and the question to a relative."""
    person = directory.person_of(request.actor)
    if person is None:
        raise Http404
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            consent = directory.ask_consent(
                given["principal"], person, relation=given["relation"], until=given["until"], by=request.actor
            )
        except (Refused, AlreadyDone) as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            _ask(consent, person.party.name)
            messages.success(request, _("They have been asked by message. You can file for them once they agree."))
            return redirect("services:standing")
    held_now: list[Held] = held(directory.mandates_of(person))
    return page(
        request, "services/people/standing.html", 422 if form.errors else 200,
        form=form, held=held_now, asked=directory.consents_asked_of(person),
        wanted=directory.consents_wanted_by(person), leads=directory.leads(person),
    )  # fmt: skip


@citizen_required
def end(request: SignedIn, key: UUID) -> HttpResponse:
    """Give a mandate back, or end one that was given."""
    if request.method == "POST":
        if directory.mandate(key) is None:
            raise Http404
        try:
            mandate = directory.end_mandate(key, by=request.actor)
        except AlreadyDone as done:
            messages.info(request, str(done))
        else:
            messages.success(request, _("The mandate has ended today. Nothing can be filed or read by it any more."))
            if mandate.business is not None and mandate.person.party.subject_id != request.actor.subject:
                return redirect("services:mandates", mandate.business.pk)
    return redirect("services:standing")


@citizen_required
def consent(request: SignedIn, key: UUID) -> HttpResponse:
    """The one who is asked answers with their own sign-in; whoever asks can give back the code from their telephone."""
    asked = directory.consent(key)
    me = request.actor.subject
    if asked is None or me not in (asked.principal.party.subject_id, asked.person.party.subject_id):
        raise Http404
    if not asked.is_open:
        messages.info(request, _("This question has been answered already."))
        return redirect("services:standing")
    if me == asked.person.party.subject_id:
        return _by_code(request, asked)
    if request.method == "POST":
        agree = request.POST.get("answer") == "yes"
        try:
            directory.answer_consent(
                key, agree=agree, how=Consent.How.SIGN_IN, level=accounts.level(request), by=request.actor
            )
        except (Refused, AlreadyDone) as refused:
            messages.warning(request, str(refused))
        else:
            text = "services.consent_given" if agree else "services.consent_refused"
            _answered(asked, text)
            messages.success(
                request, _("Agreed. You can end it here at any time.") if agree else _("Your no was noted.")
            )
        return redirect("services:standing")
    return page(request, "services/people/consent.html", asked=asked, topics=names_of_procedures(asked.topics))


def _by_code(request: SignedIn, asked: Consent) -> HttpResponse:
    contact, address = contact_of(asked.principal.party), accounts.address_of(request)
    form, sent = CodeForm(request.POST if "code" in request.POST else None), None
    if request.method == "POST":
        try:
            if "code" not in request.POST:
                sent = accounts.send_code(contact, CONSENT, address=address)
            elif form.is_valid() and accounts.confirm_code(
                contact, CONSENT, form.cleaned_data["code"], address=address
            ):
                directory.answer_consent(asked.pk, agree=True, how=Consent.How.CODE, by=request.actor)
                messages.success(request, _("Agreed. You can file for them now."))
                return redirect("services:standing")
            elif form.is_valid():
                form.add_error("code", _("This is not the code that was sent. Look again, or send another."))
        except (Refused, AlreadyDone) as refused:
            form.add_error(None, str(refused)) if form.is_bound else messages.warning(request, str(refused))
    status = 422 if form.errors else 200
    return page(request, "services/people/code.html", status, asked=asked, form=form, sent=sent, contact=contact)


def _ask(consent: Consent, name: str) -> None:
    letters.send(
        consent.principal.party.subject_id, "services.consent_asked", data={"name": name}, about=consent.pk,
        link=f"/thay-mat/dong-y/{consent.pk}/", key=f"consent-{consent.pk}",
    )  # fmt: skip


def _answered(consent: Consent, text: str) -> None:
    letters.send(
        consent.person.party.subject_id, text, data={"name": consent.principal.party.name}, about=consent.pk,
        link="/thay-mat/", key=f"{text}-{consent.pk}",
    )  # fmt: skip
