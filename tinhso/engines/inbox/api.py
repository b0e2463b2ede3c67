"""The inbox's words for systems that have work or matters to show in it."""

from tinhso.engines.inbox.items import Matter, MatterSource, Wanted, Work, WorkSource
from tinhso.engines.inbox.queries import how_much, my_matters, my_work

__all__ = ["Matter", "MatterSource", "Wanted", "Work", "WorkSource", "how_much", "my_matters", "my_work"]
