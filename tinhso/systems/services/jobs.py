"""What the worker does for dossiers."""

from tinhso.systems.services.counter.scanning.jobs import sort_batch

__all__ = ["sort_batch"]
