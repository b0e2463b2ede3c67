"""“Me too” and following: by account, or by a telephone number that this browser has confirmed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import F
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinhso.base.http import typed
from tinhso.engines.accounts.api import Rate, Throttle, Visit, throttled
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.systems.feedback.citizen.doors import confirmed_phone
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import Publication, Reporter, Support
from tinhso.systems.feedback.public.queries import publication

THROTTLE = Throttle("feedback.support", Rate(20, 30), Rate(30, 10))


@transaction.atomic
def take_up(publication_id: UUID, *, by: Actor, is_affected: bool) -> Support:
    """``by`` has the same trouble, or only follows; said again, the later counts."""
    held = Publication.objects.select_for_update().get(pk=publication_id)
    before = Support.objects.filter(publication=held, subject=by.subject).first()
    support, is_new = Support.objects.update_or_create(
        publication=held, subject=by.subject, defaults={"is_affected": is_affected}
    )
    change = int(is_affected) - int(bool(before and before.is_affected))
    if change:
        Publication.objects.filter(pk=held.pk).update(supporters=F("supporters") + change)
    if is_new:
        record("feedback.supported", on=held, by=by, topic=held.category_id, area=held.area_id)
    return support


@transaction.atomic
def leave(publication_id: UUID, *, by: Actor) -> None:
    """No longer; a second time changes nothing."""
    held = Publication.objects.select_for_update().get(pk=publication_id)
    for support in Support.objects.filter(publication=held, subject=by.subject):
        if support.is_affected:
            Publication.objects.filter(pk=held.pk).update(supporters=F("supporters") - 1)
        support.delete()


def supporter(request: Visit) -> Actor | None:
    """Whoever may support: a person signed in as themselves, or who has shown that a number is theirs."""
    if request.actor is not None:
        return None if request.actor.is_official else request.actor
    number = confirmed_phone(request)
    return actor_of(guest_of(number)) if number else None


@transaction.atomic
def guest_of(number: str) -> Reporter:
    """The one who holds a confirmed number; made at the first time."""
    key = directory.search_key("phone", number)
    known = Reporter.objects.filter(phone_key=key, party=None, confirmed_at__isnull=False).order_by("made_at").first()
    return known or new_guest(phone=number, is_confirmed=True).reporter


def support_of(found: Publication, who: Actor | None) -> Support | None:
    return Support.objects.filter(publication=found, subject=who.subject).first() if who else None


@require_POST
@throttled(THROTTLE)
def support(request: Visit, code: str) -> HttpResponse:
    """``cach``: ``cung`` the same trouble, ``theo-doi`` follow, ``bo`` no longer."""
    found, who = publication(code), supporter(request)
    if found is None:
        raise Http404
    back = reverse("feedback:publication", args=[code])
    if who is None:
        return HttpResponseRedirect(f"{reverse('feedback:mine')}?next={back}")
    way = typed(request).get("cach", "cung")
    if way == "bo":
        leave(found.pk, by=who)
        messages.success(request, _("You no longer follow this report."))
    else:
        take_up(found.pk, by=who, is_affected=way == "cung")
        messages.success(request, _("You will be told what becomes of this report."))
    return HttpResponseRedirect(back)
