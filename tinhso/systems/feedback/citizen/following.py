"""A report of one's own: where it stands, and what its reporter can do now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import AlreadyDone, Refused, Stale
from tinhso.base.http import page, typed
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import Visit
from tinhso.engines.cases import api as cases
from tinhso.engines.forms.api import Bound, input_id
from tinhso.systems.feedback.citizen import acting, afterwards, contact
from tinhso.systems.feedback.citizen.doors import Door, by_code, by_link
from tinhso.systems.feedback.citizen.replying import object_to, rate, reply
from tinhso.systems.feedback.citizen.sheet import Sheet, sheet_for

Done = Callable[[Visit, Sheet, dict[str, Any], Door], None]


@require_GET
@never_cache
def follow(request: Visit, token: str) -> HttpResponse:
    """For whoever holds the link."""
    return _show(request, by_link(token))


@require_POST
@never_cache
def follow_act(request: Visit, token: str, slug: str) -> HttpResponse:
    return _act(request, by_link(token), slug)


@require_GET
@never_cache
def own(request: Visit, code: str) -> HttpResponse:
    """For whoever reported with an account or a number that this browser has confirmed."""
    return _show(request, by_code(request, code))


@require_POST
@never_cache
def own_act(request: Visit, code: str, slug: str) -> HttpResponse:
    return _act(request, by_code(request, code), slug)


def _act(request: Visit, door: Door, slug: str) -> HttpResponse:
    if slug == acting.CODE:
        return _told(request, door, contact.confirm(request, door))
    if slug == acting.DETAILS:
        return _details(request, door)
    if slug not in acting.FORMS:
        raise Http404
    form = acting.FORMS[slug](typed(request), request.FILES)
    if form.is_valid():
        try:
            with access.reading_as(door.me):
                DO[slug](request, sheet_for(door.code), form.cleaned_data, door)
        except (AlreadyDone, Stale) as known:
            messages.warning(request, str(known))
            return redirect(door.url(""))
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            if slug != acting.CONTACT:
                messages.success(request, acting.said_by(slug))
            return redirect(door.url("") + ("#lien-he" if slug == acting.CONTACT else ""))
    return _show(request, door, {slug: form}, status=422)


def _details(request: Visit, door: Door) -> HttpResponse:
    """The questions of the category, each part appearing with the answer that calls for it."""
    with access.reading_as(door.me):
        report = sheet_for(door.code).report
        asked = afterwards.details_of(report, request.POST)
        if request.headers.get("HX-Request") and asked.pages:
            return page(request, "feedback/citizen/questions.html", asked=asked.pages[0])
        asked.check()
        if asked.errors:
            return _show(request, door, details=asked, status=422)
        try:
            afterwards.tell_details(report, answers=asked.answers, by=door.me)
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, acting.said_by(acting.DETAILS))
    return redirect(door.url(""))


def _told(request: Visit, door: Door, form: Form | None) -> HttpResponse:
    if form is None:
        messages.success(request, acting.said_by(acting.CONTACT))
        return redirect(door.url(""))
    return _show(request, door, {acting.CODE: form}, status=422)


def _show(
    request: Visit,
    door: Door,
    forms: dict[str, Form] | None = None,
    *,
    details: Bound | None = None,
    status: int = 200,
) -> HttpResponse:
    tried = forms or {}
    with access.reading_as(door.me):
        sheet = sheet_for(door.code)
        asked = details or sheet.details
        wrong = details.errors if details else {}
        problems = [{"id": input_id(name), "text": text} for name, text in wrong.items()]
        drawn = {slug: tried.get(slug) or form() for slug, form in acting.FORMS.items()}
        return page(
            request, "feedback/citizen/own.html", status,
            beside={"related": cases.related(sheet.case, request.actor) if request.actor else []},
            sheet=sheet, report=sheet.report, case=sheet.case, door=door, urls=_urls(door),
            reply=drawn[acting.REPLY], rate=drawn[acting.RATE], reopen=drawn[acting.REOPEN],
            contact=drawn[acting.CONTACT], code=tried.get(acting.CODE) or contact.asked(request, door),
            withdraw=drawn[acting.WITHDRAW], details=asked.pages[0] if asked else None, problems=problems,
            tried=next(iter(tried.values()), None),
        )  # fmt: skip


def _urls(door: Door) -> dict[str, str]:
    return {
        "reply": door.url(acting.REPLY), "rate": door.url(acting.RATE), "reopen": door.url(acting.REOPEN),
        "contact": door.url(acting.CONTACT), "code": door.url(acting.CODE), "withdraw": door.url(acting.WITHDRAW),
        "details": door.url(acting.DETAILS), "same": door.url(acting.SAME),
    }  # fmt: skip


def _reply(request: Visit, sheet: Sheet, given: dict[str, Any], door: Door) -> None:
    reply(sheet.report, text=given["text"], photos=given["photos"], by=door.me)


def _rate(request: Visit, sheet: Sheet, given: dict[str, Any], door: Door) -> None:
    rate(sheet.report, score=given["score"], reasons=given["reasons"], comment=given["comment"], by=door.me)


def _reopen(request: Visit, sheet: Sheet, given: dict[str, Any], door: Door) -> None:
    object_to(sheet.report, reason=given["reason"], by=door.me)


def _contact(request: Visit, sheet: Sheet, given: dict[str, Any], door: Door) -> None:
    contact.send(request, door, given["phone"])
    messages.info(request, _("A code is on its way there."))


def _withdraw(request: Visit, sheet: Sheet, given: dict[str, Any], door: Door) -> None:
    afterwards.withdraw(sheet.report, reason=given["reason"], by=door.me)


def _same(request: Visit, sheet: Sheet, given: dict[str, Any], door: Door) -> None:
    if given["join"]:
        afterwards.join_instead(sheet.report, given["join"], by=door.me)
    else:
        afterwards.keep_mine(sheet.report, by=door.me)


DO: dict[str, Done] = {
    acting.REPLY: _reply, acting.RATE: _rate, acting.REOPEN: _reopen, acting.CONTACT: _contact,
    acting.WITHDRAW: _withdraw, acting.SAME: _same,
}  # fmt: skip
