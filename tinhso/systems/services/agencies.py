"""Which agencies take a procedure's dossiers."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Party
from tinhso.engines.forms.models import Procedure

PROVINCIAL = (Office.Kind.DEPARTMENT, Office.Kind.POLICE, Office.Kind.CENTRE)


def agencies_for(procedure: Procedure) -> QuerySet[Office]:
    """The People's Committees of communes for what communes settle, the departments for the rest; by name."""
    working = Office.objects.all().on(clock.today())
    if Procedure.AgencyLevel.COMMUNE in procedure.agency_levels:
        found = working.filter(kind=Office.Kind.COMMITTEE, area__level="commune")
    else:
        found = working.filter(kind__in=PROVINCIAL)
    return found.select_related("area").order_by("name")


def agency_taking(procedure: Procedure, code: str) -> Office | None:
    """The one of ``agencies_for`` with this identifier, remembered until an office changes."""
    return _taking(Procedure.AgencyLevel.COMMUNE in procedure.agency_levels, code, clock.today())


@access.kept
def _taking(communes: bool, code: str, day: date) -> Office | None:
    found = directory.office_by_code(code)
    if found is None or not found.is_valid(day):
        return None
    if communes:
        fits = found.kind == Office.Kind.COMMITTEE and found.area.level == "commune"
    else:
        fits = found.kind in PROVINCIAL
    return found if fits else None


def nearest_agency(procedure: Procedure, applicant: Party | None) -> Office | None:
    """The agency of the applicant's own commune, if it takes this procedure."""
    if applicant is None or applicant.area_id is None:
        return None
    return agencies_for(procedure).filter(area=applicant.area_id).first()
