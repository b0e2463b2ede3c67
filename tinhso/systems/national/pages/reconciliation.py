"""What is not in step, why, and a button for each."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases.models import Case
from tinhso.systems.national import queries
from tinhso.systems.national.arrivals import Arrival
from tinhso.systems.national.civil import following
from tinhso.systems.national.civil.speaking import civil_status
from tinhso.systems.national.inbound import granting
from tinhso.systems.national.inbound.opening import open_now
from tinhso.systems.national.linking import allowed
from tinhso.systems.national.mirrors import Mirror
from tinhso.systems.national.reconciling import verbs
from tinhso.systems.national.wishes import Wish


@require_GET
@official_required("national.view")
def page_of_differences(request: SignedIn) -> HttpResponse:
    return page(
        request, "national/reconciliation.html",
        run=queries.last_run(), rows=queries.differing(request.actor), arrivals=queries.arrivals(),
        mirrors=queries.mirrors(), wishes=queries.wishes(), troubles=queries.undelivered(),
        may_mend=access.holds(request.actor, "national.mend"),
        may_retry=access.holds(request.actor, "adapters.retry"),
    )  # fmt: skip


@require_POST
@official_required("national.mend")
def run(request: SignedIn) -> HttpResponse:
    """Compare now; what differs is told again."""
    done = verbs.reconcile(by=request.actor)
    if done.trouble:
        messages.warning(request, done.trouble)
    elif done.differing > done.told_again:
        words = ngettext(
            "%(number)s dossier differs: it is still on its way.", "%(number)s dossiers differ: they are on their way.",
            done.differing - done.told_again,
        )  # fmt: skip
        messages.info(request, words % {"number": done.differing - done.told_again})
    elif done.differing:
        words = ngettext(
            "%(number)s dossier differs; it is told again.", "%(number)s dossiers differ; they are told again.",
            done.differing,
        )  # fmt: skip
        messages.warning(request, words % {"number": done.differing})
    else:
        messages.success(request, _("Both sides agree on every dossier (%(number)s).") % {"number": done.compared})
    return redirect("national:reconciliation")


@require_POST
@official_required("national.mend")
def tell_again(request: SignedIn, case: UUID) -> HttpResponse:
    try:
        verbs.tell_again(case, by=request.actor)
    except Case.DoesNotExist as error:
        raise Http404 from error
    except Refused as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("It is told again now."))
    return (
        redirect(request.POST.get("next") or "national:reconciliation")
        if _is_ours(request)
        else redirect("national:reconciliation")
    )


@require_POST
@official_required("national.mend")
def open_again(request: SignedIn, arrival: UUID) -> HttpResponse:
    """Try once more to make a dossier of an arrival."""
    allowed(request.actor)
    if not Arrival.objects.filter(pk=arrival).exists():
        raise Http404
    made = open_now(arrival)
    if made is None:
        messages.warning(request, _("It could not be opened. The reason stands beside it."))
    else:
        messages.success(request, _("Opened: %(code)s.") % {"code": made.code})
    return redirect("national:reconciliation")


@require_POST
@official_required("national.mend")
def grant_again(request: SignedIn, wish: UUID) -> HttpResponse:
    """Try once more to do what a citizen asked at the portal."""
    allowed(request.actor)
    with access.without_walls(granting.WHY):
        if not Wish.objects.waiting().filter(pk=wish).exists():
            raise Http404
        granting.grant_now(wish)
        answered = Wish.objects.get(pk=wish)
    if answered.granted:
        messages.success(request, _("Done as the citizen asked."))
    else:
        messages.warning(request, _("It could not be done. The reason stands beside it."))
    return redirect("national:reconciliation")


@require_POST
@official_required("national.mend")
def ask_again(request: SignedIn, case: UUID) -> HttpResponse:
    """Ask the other system how far a dossier is."""
    allowed(request.actor)
    there = civil_status()
    if there is None or not Mirror.objects.filter(pk=case).exists():
        raise Http404
    with access.without_walls(following.WHY):
        number = following.follow(case, there)
    messages.success(request, _("Asked. States written down: %(number)s.") % {"number": number})
    return redirect("national:reconciliation")


def _is_ours(request: SignedIn) -> bool:
    """A page of ours to go back to, never another host's."""
    wanted = request.POST.get("next", "")
    return wanted.startswith("/ho-so/") and "//" not in wanted
