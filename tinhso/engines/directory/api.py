"""Areas through time, offices, positions, people and businesses: what other parts may ask and do."""

from tinhso.engines.directory.identifiers import search_key
from tinhso.engines.directory.queries.areas import (
    area_by_line,
    area_on,
    areas_by_id,
    children_of,
    communes_of,
    find_area,
    predecessors,
    provinces,
    rollup_areas,
    successors,
)
from tinhso.engines.directory.queries.offices import (
    home_province,
    office_by_code,
    office_by_here,
    office_by_id,
    offices_by_here,
    offices_of,
    offices_under,
    search_offices,
    subjects_of,
    top_office,
)
from tinhso.engines.directory.queries.parties import (
    business_by_tax_code,
    businesses_of,
    name_of_subject,
    names_of,
    party_by_subject,
    person_by_number,
    represents,
)
from tinhso.engines.directory.queries.positions import (
    actor_for,
    head_of,
    heads,
    party_of,
    person_of,
    position_of,
    positions_by_key,
    positions_in,
    positions_of,
)
from tinhso.engines.directory.queries.shapes import area_at, centre_of, shapes
from tinhso.engines.directory.roles import Role, roles
from tinhso.engines.directory.verbs.areas import load_areas
from tinhso.engines.directory.verbs.mandates import end_mandate, give_mandate
from tinhso.engines.directory.verbs.offices import close_office, make_office, move_office
from tinhso.engines.directory.verbs.outlines import load_reference
from tinhso.engines.directory.verbs.parties import change_contact, register_business, register_person
from tinhso.engines.directory.verbs.positions import appoint, end_appointment, give_roles
from tinhso.engines.directory.verbs.shapes import load_shapes

__all__ = [
    "Role",
    "actor_for",
    "appoint",
    "area_at",
    "area_by_line",
    "area_on",
    "areas_by_id",
    "business_by_tax_code",
    "businesses_of",
    "centre_of",
    "change_contact",
    "children_of",
    "close_office",
    "communes_of",
    "end_appointment",
    "end_mandate",
    "find_area",
    "give_mandate",
    "give_roles",
    "head_of",
    "heads",
    "home_province",
    "load_areas",
    "load_reference",
    "load_shapes",
    "make_office",
    "move_office",
    "name_of_subject",
    "names_of",
    "office_by_code",
    "office_by_here",
    "office_by_id",
    "offices_by_here",
    "offices_of",
    "offices_under",
    "party_by_subject",
    "party_of",
    "person_by_number",
    "person_of",
    "position_of",
    "positions_by_key",
    "positions_in",
    "positions_of",
    "predecessors",
    "provinces",
    "register_business",
    "register_person",
    "represents",
    "roles",
    "rollup_areas",
    "search_key",
    "search_offices",
    "shapes",
    "subjects_of",
    "successors",
    "top_office",
]
