"""The index with its versions and tree; the marks, their evidence, and what became of a score card."""

from tinhso.engines.indexes.marks import Evidence, Mark
from tinhso.engines.indexes.steps import Step
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indexes.versions import Index, Version

__all__ = ["Evidence", "Index", "Item", "Mark", "Step", "Version"]
