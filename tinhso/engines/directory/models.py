"""Areas through time, offices, positions, people and businesses."""

from tinhso.engines.directory.areas import Area, Succession
from tinhso.engines.directory.mandates import Mandate
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.parties import Business, Party, Person
from tinhso.engines.directory.positions import Position

__all__ = ["Area", "Business", "Mandate", "Office", "Party", "Person", "Position", "Succession"]
