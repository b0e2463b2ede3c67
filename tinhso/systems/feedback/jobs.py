"""What the worker does for 1022; each group lives beside what it keeps."""

from tinhso.systems.feedback.citizen import sweeping
from tinhso.systems.feedback.desk import wording
from tinhso.systems.feedback.public import keeping

__all__ = ["keeping", "sweeping", "wording"]
