"""Counter mode: the counter, whoever stands there, for whom, and which procedure."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.counters import api as counters
from tinhso.engines.counters.models import Call, Sitting
from tinhso.engines.directory import api as directory
from tinhso.engines.events import api as events
from tinhso.engines.forms import api as procedures
from tinhso.systems.services.counter import finding, verbs
from tinhso.systems.services.counter.registering import forms_for, registered
from tinhso.systems.services.people.words import held
from tinhso.systems.services.queries import form_in_force

PERMISSION = "counters.call"
SEEN = "tiếp nhận tại quầy"


@require_http_methods(["GET", "POST"])
@never_cache
@official_required(PERMISSION)
def counter(request: SignedIn) -> HttpResponse:
    """The clerk's page: the number at the counter, the person, for whom, the procedure. POST registers somebody."""
    sitting = counters.sitting_of(request.actor.position)
    if sitting is None:
        halls = counters.halls_of(access.scopes(request.actor, PERMISSION))
        return page(request, "services/counter/sit.html", halls=finding.counters_to_sit_at(halls))
    words, problem, found = request.GET.get("tim", "").strip(), "", finding.Found()
    if words:
        try:
            found = finding.search(words)
        except Refused as error:
            problem = str(error)
    who = finding.person(request.GET.get("nguoi", "")) or found.only
    forms = forms_for(request)
    if request.method == "POST" and (there := registered(request, forms, who)):
        return redirect(f"{request.path}{there}")
    mandate = finding.mandate(request.GET.get("thay", ""), who) if who else None
    for party in {one.party for one in (who, mandate) if one is not None}:
        events.looked(party, by=request.actor, data_class="identifier", reason=SEEN)
    asked = request.GET.get("thu-tuc", "").strip()
    audience = "business" if mandate and mandate.business_id else ""
    wrong = any(form.errors for form in forms.values())
    return page(
        request, "services/counter/counter.html", 422 if wrong or problem else 200,
        **_hall(request, sitting), words=words, found=found, who=who, mandate=mandate, problem=problem, asked=asked,
        may_stand_for=held(directory.mandates_of(who)) if who else [], person_form=forms["person"],
        business_form=forms["business"], mandate_form=forms["mandate"], drafts=finding.drafts_of(request.actor),
        procedures=procedures.search(procedures.Wanted(asked, audience=audience), most=8) if who else [],
    )  # fmt: skip


@require_POST
@official_required(PERMISSION)
def begin(request: SignedIn, code: str) -> HttpResponse:
    """Open the paper dossier of a procedure for the person who was found, or for whom they stand there."""
    posted = typed(request)
    sitting, who = counters.sitting_of(request.actor.position), finding.person(posted.get("nguoi", ""))
    version = form_in_force(code)
    if sitting is None or who is None or version is None:
        raise Http404
    mandate = finding.mandate(posted.get("thay", ""), who)
    if posted.get("thay") and mandate is None:
        raise Refused(_("This mandate has ended, or is not theirs. Look the person up again."))
    hall = sitting.counter.office
    _offices, office = finding.offices_for(version.procedure, hall, (mandate or who).party)
    if office is None:
        raise Refused(_("No agency of this hall settles this procedure. Look at its page to see who does."))
    made = verbs.begin(
        code, applicant=who, mandate=mandate.pk if mandate else None, office=office, hall=hall,
        call=counters.call_at(sitting.counter), by=request.actor,
    )  # fmt: skip
    return redirect("services:paper", made.pk)


def _hall(request: SignedIn, sitting: Sitting) -> dict[str, object]:
    """What the clerk sees of the hall and of the number at the counter."""
    at, office = sitting.counter, sitting.counter.office
    waits = counters.waits(office)
    targets = [(f"queue:{wait.queue.pk}", str(wait.queue)) for wait in waits]
    targets += [(f"counter:{one.pk}", str(one)) for one in counters.counters_of(office) if one.pk != at.pk]
    return {
        "counter": at, "office": office, "name": counters.hall_name(office), "call": counters.call_at(at),
        "waits": waits, "waiting": counters.waiting_at(at), "reasons": Call.OutOfTurn.choices, "targets": targets,
        "next": request.path, "absent": counters.absent_today(office), "today": counters.open_days(office),
    }  # fmt: skip
