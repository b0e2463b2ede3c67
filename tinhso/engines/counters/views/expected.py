"""Who comes when: the appointments of a hall, today and on the days ahead, and marking that somebody has come."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.counters import halls as reads
from tinhso.engines.counters.expecting import expected_at
from tinhso.engines.counters.models import Appointment
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.verbs.drawing import receive
from tinhso.engines.counters.views.reading import hall_or_404
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office

PERMISSION = "counters.call"


@require_GET
@never_cache
@official_required(PERMISSION)
def halls(request: SignedIn) -> HttpResponse:
    """The halls at which one serves; the only one opens at once."""
    found = reads.halls_of(access.scopes(request.actor, PERMISSION))
    if len(found) == 1:
        return _days(request, found[0])
    return page(request, "counters/expected_halls.html", halls=[(office, hall_name(office)) for office in found])


@require_GET
@never_cache
@official_required(PERMISSION)
def expected(request: SignedIn, code: str) -> HttpResponse:
    """The appointments of one hall, day by day."""
    return _days(request, _office(request, code))


@require_POST
@official_required(PERMISSION)
def came(request: SignedIn, code: str, key: UUID) -> HttpResponse:
    """Somebody stands at the desk: they get their number."""
    office = _office(request, code)
    try:
        ticket = receive(key, by=request.actor)
    except Appointment.DoesNotExist:
        raise Http404 from None
    except Denied:
        raise
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        said = _("Number %(number)s was given; it is called in its turn.")
        messages.success(request, said % {"number": ticket.code})
    return redirect(reverse("counters:expected", args=[office.code]))


def _days(request: SignedIn, office: Office) -> HttpResponse:
    return page(request, "counters/expected.html", office=office, name=hall_name(office), days=expected_at(office))


def _office(request: SignedIn, code: str) -> Office:
    """A hall at which the reader serves. Raises Http404, Denied."""
    office = hall_or_404(code)
    access.require_at(request.actor, PERMISSION, directory.subjects_of(office))
    return office
