"""Areas through time, offices, positions, people and businesses."""

from tinhso.engines.directory.areas import Area, Succession
from tinhso.engines.directory.offices import Office, Position
from tinhso.engines.directory.parties import Business, Party, Person

__all__ = ["Area", "Business", "Office", "Party", "Person", "Position", "Succession"]
