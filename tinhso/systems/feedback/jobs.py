"""What the worker does for 1022; each group lives beside what it keeps."""

from tinhso.systems.feedback.channels import jobs as channels
from tinhso.systems.feedback.citizen import sweeping
from tinhso.systems.feedback.classifying import jobs as classifying
from tinhso.systems.feedback.desk import words
from tinhso.systems.feedback.open311 import fetching
from tinhso.systems.feedback.privacy import jobs as privacy
from tinhso.systems.feedback.public import keeping

__all__ = ["channels", "classifying", "fetching", "keeping", "privacy", "sweeping", "words"]
