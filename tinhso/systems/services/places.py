"""Where people hand in the papers of a procedure: the answer to a question that every page of one asks."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.forms.api import Place, takes_paper
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.systems.services.agencies import agencies_for

FEW = 8  # more agencies than these are said in a sentence


def places_for(version: ProcedureVersion) -> list[Place]:
    """Named offices, the agencies that settle it, or any one-stop desk of the province (Decree 118/2025/NĐ-CP).

    Where no paper is taken, the clerk of any desk files online together with the citizen.
    """
    procedure = version.procedure
    row = version.content.get("places", {"reach": "any"})
    halls = f"{reverse('counters:halls')}?{urlencode({'thu-tuc': procedure.code, 'linh-vuc': procedure.sector_id})}"
    if not takes_paper(procedure.code):
        return [Place(_("Online, also together with a clerk at any one-stop desk of the province."), url=halls)]
    if row["reach"] == "named":
        found = [directory.office_by_code(code) for code in row.get("offices", ())]
        return [_place(office) for office in found if office is not None]
    if row["reach"] == "any":
        return [Place(_("Any one-stop desk of the province, wherever the applicant lives."), url=halls)]
    agencies = list(agencies_for(procedure))
    if len(agencies) <= FEW:
        return [_place(office) for office in agencies]
    if Procedure.AgencyLevel.COMMUNE in procedure.agency_levels:
        return [Place(_("The one-stop desk of the commune's or ward's People's Committee that settles it."), url=halls)]
    return [Place(_("The one-stop desk of the department that settles it."), url=halls)]


def _place(office: Office) -> Place:
    return Place(office.name, address=office.address, phone=office.phone)
