"""The applicant chooses the post for papers and result, with what it costs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.codes import show_phone
from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, citizen_required
from tinhso.engines.payments import api as payments
from tinhso.engines.post import api as post
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.posting.sending import MAY_FETCH, MAY_SEND, door_of, have_fetched, have_sent
from tinhso.systems.services.views.dossier import scene_of


@citizen_required
def by_post(request: SignedIn, code: str) -> HttpResponse:
    """One address form for either way; ``huong`` says which button was pressed."""
    dossier, _scene = scene_of(request, code)
    form = post.AddressForm(request.POST or None, initial=_known(dossier))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return _ordered(request, dossier, form)
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    if form.errors:
        status = 422
    going = {each.direction for each in post.of(dossier.case.pk) if each.is_open}
    return page(
        request,
        "services/by_post.html",
        status,
        dossier=dossier,
        case=dossier.case,
        form=form,
        fetch=_price(post.Direction.IN) if dossier.case.stage in MAY_FETCH and "in" not in going else None,
        bring=_price(post.Direction.OUT) if dossier.case.stage in MAY_SEND and "out" not in going else None,
        going=going,
    )


def _ordered(request: SignedIn, dossier: Dossier, form: post.AddressForm) -> HttpResponse:
    chosen = {"address": form.address(), "phone": form.cleaned_data["phone"], "by": request.actor}
    if request.POST.get("huong") == post.Direction.IN:
        made = have_fetched(dossier, **chosen)
        messages.success(request, _("The post has been asked to fetch your papers: %(code)s.") % {"code": made.code})
    else:
        have_sent(dossier, **chosen)
        messages.success(request, _("The result will be brought to this address as soon as it is signed."))
    return redirect("services:dossier", dossier.case.code)


def _price(direction: str) -> int:
    return payments.total(post.postage(direction))


def _known(dossier: Dossier) -> dict[str, str]:
    door = door_of(dossier)
    if door is None:
        return {"phone": show_phone(dossier.applicant.phone)}
    return {"line": door.address.line, "commune": door.address.area.line, "phone": show_phone(door.phone)}
