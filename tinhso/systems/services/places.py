"""Where people hand in the papers of a procedure: the answer to a question that every page of one asks."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.directory.models import Office
from tinhso.engines.forms.api import Place, takes_paper
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.systems.services.agencies import agencies_for
from tinhso.systems.services.nearer.reading import ANY, NAMED, named_offices, reach_of

FEW = 8  # more agencies than these are said in a sentence


def places_for(version: ProcedureVersion) -> list[Place]:
    """Named offices, the agencies that settle it, or any one-stop desk of the province (Decree 118/2025/NĐ-CP).

    Where no paper is taken, the clerk of any desk files online together with the citizen.
    """
    procedure = version.procedure
    reach = reach_of(version)
    halls = f"{reverse('counters:halls')}?{urlencode({'thu-tuc': procedure.code, 'linh-vuc': procedure.sector_id})}"
    if not takes_paper(procedure.code):
        return [Place(_("Online, also together with a clerk at any one-stop desk of the province."), url=halls)]
    if reach == NAMED:
        return [_place(office) for office in named_offices(version)]
    if reach == ANY:
        return [Place(_("Any one-stop desk of the province, wherever the applicant lives."), url=halls)]
    agencies = list(agencies_for(procedure))
    if len(agencies) <= FEW:
        return [_place(office) for office in agencies]
    if Procedure.AgencyLevel.COMMUNE in procedure.agency_levels:
        return [Place(_("The one-stop desk of the commune's or ward's People's Committee that settles it."), url=halls)]
    return [Place(_("The one-stop desk of the department that settles it."), url=halls)]


def must_be_taken_in_at(version: ProcedureVersion, desk: Office) -> None:
    """Raises Refused, naming them, where the procedure names other offices than that of this desk."""
    if version.content.get("places", {}).get("reach") != NAMED:
        return
    named = named_offices(version)
    if desk in named or (desk.kind == Office.Kind.DESK and desk.parent in named):
        return
    sentence = _("This procedure is handed in only at: %(offices)s. Hand it in there, or send the applicant there.")
    raise Refused(sentence % {"offices": "; ".join(office.name for office in named)}, field="office")


def _place(office: Office) -> Place:
    return Place(office.name, address=office.address, phone=office.phone)
