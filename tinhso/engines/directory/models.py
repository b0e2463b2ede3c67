"""Areas through time, offices, positions, people and businesses."""

from tinhso.engines.directory.areas import Area, Succession
from tinhso.engines.directory.consents import Consent
from tinhso.engines.directory.mandates import Mandate, Relation
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.parties import Business, Party, Person
from tinhso.engines.directory.positions import Position
from tinhso.engines.directory.shapes import AreaRing, AreaShape

__all__ = [
    "Area",
    "AreaRing",
    "AreaShape",
    "Business",
    "Consent",
    "Mandate",
    "Office",
    "Party",
    "Person",
    "Position",
    "Relation",
    "Succession",
]
