"""One consignment: for its person, the desk and the post's clerk, each with what they may do."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required, signed_in_required
from tinhso.engines.payments import api as payments
from tinhso.engines.post import queries
from tinhso.engines.post.forms import AddressForm, ByHandForm
from tinhso.engines.post.models import Consignment
from tinhso.engines.post.verbs.by_hand import report_by_hand
from tinhso.engines.post.verbs.preparing import cancel, require_at_desk
from tinhso.engines.post.verbs.taking_in import send_again, take_in


@require_GET
@signed_in_required
def consignment(request: SignedIn, code: str) -> HttpResponse:
    """Where it is and what happened; whoever may not follow it learns not that it is there."""
    found = _or_404(code)
    if not any(access.may(request.actor, right, found) for right in ("post.read", "post.prepare", "post.carry")):
        raise Http404
    return _page(request, found, _form(found))


@require_POST
@official_required("post.prepare")
def take(request: SignedIn, code: str) -> HttpResponse:
    take_in(_or_404(code).pk, by=request.actor)
    messages.success(request, _("Taken in at the desk."))
    return redirect("post:consignment", code)


@require_POST
@official_required("post.prepare")
def again(request: SignedIn, code: str) -> HttpResponse:
    """A new number and label for the address that the recipient names now."""
    found, form = _or_404(code), AddressForm(request.POST)
    if form.is_valid():
        try:
            phone = form.cleaned_data["phone"]
            made = send_again(found.pk, address=form.address(), phone=phone, by=request.actor)
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("It goes out again as %(code)s.") % {"code": made.code})
            return redirect("post:consignment", made.code)
    require_at_desk(request.actor, found)
    return _page(request, found, form, status=422)


@require_POST
@signed_in_required
def call_off(request: SignedIn, code: str) -> HttpResponse:
    """The desk, or the person whose it is, does without the post."""
    found = _or_404(code)
    own = not request.actor.is_official and access.may(request.actor, "post.read", found)
    if not own:
        require_at_desk(request.actor, found)
    cancel(found.pk, by=request.actor, reason="called off")
    messages.success(request, _("Called off. The post does not come for it."))
    return redirect("post:consignment", code)


@require_POST
@official_required("post.carry")
def by_hand(request: SignedIn, code: str) -> HttpResponse:
    """The carrier's clerk says how it ended while the carrier's system is silent."""
    found, form = _or_404(code), ByHandForm(request.POST)
    if form.is_valid():
        try:
            report_by_hand(found.pk, by=request.actor, **form.cleaned_data)
        except AlreadyDone as done:
            messages.info(request, str(done))
            return redirect("post:consignment", code)
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Written down. The carrier's own report replaces it when it arrives."))
            return redirect("post:consignment", code)
    access.require(request.actor, "post.carry", found)
    return _page(request, found, _form(found), status=422, hand=form)


def _page(
    request: SignedIn, found: Consignment, form: AddressForm, status: int = 200, hand: ByHandForm | None = None
) -> HttpResponse:
    official = request.actor.is_official
    template = "post/consignment_desk.html" if official else "post/consignment.html"
    waiting = next((demand for demand in payments.of(found.pk) if demand.is_waiting), None)
    return page(
        request,
        template,
        status,
        consignment=found,
        story=queries.story_of(found),
        form=form,
        demand=waiting,
        may_prepare=official and access.may(request.actor, "post.prepare", found),
        may_report=official and found.is_with_the_post and access.may(request.actor, "post.carry", found),
        hand=hand or ByHandForm(),
        replaced=queries.sent_again_as(found),
    )


def _form(found: Consignment) -> AddressForm:
    initial = {"line": found.address, "commune": found.area.line, "phone": found.shown_phone}
    return AddressForm(initial=initial)


def _or_404(code: str) -> Consignment:
    try:
        return queries.by_code(code)
    except Consignment.DoesNotExist as error:
        raise Http404 from error
