"""What follows the events of reports by itself; each group lives beside what it keeps."""

from tinhso.systems.feedback import unhappy
from tinhso.systems.feedback.channels import telling as channels
from tinhso.systems.feedback.citizen import telling as reporters
from tinhso.systems.feedback.desk import words
from tinhso.systems.feedback.public import keeping, telling
from tinhso.systems.feedback.routing import listening

__all__ = ["channels", "keeping", "listening", "reporters", "telling", "unhappy", "words"]
