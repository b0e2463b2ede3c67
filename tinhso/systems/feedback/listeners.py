"""What follows the events of reports by itself; each group lives beside what it keeps."""

from tinhso.systems.feedback.public import keeping, telling

__all__ = ["keeping", "telling"]
