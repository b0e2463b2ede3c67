"""What the worker does for dossiers."""

from tinhso.systems.services.counter.scanning.jobs import sort_batch
from tinhso.systems.services.licences.reminding import remind_of_licences

__all__ = ["remind_of_licences", "sort_batch"]
