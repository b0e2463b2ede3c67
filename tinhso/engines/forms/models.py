"""Procedures, their dated versions, and what people answer."""

from tinhso.engines.forms.drafts.models import Attachment, Draft
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.submissions.models import Submission, SubmittedFile
from tinhso.engines.forms.versions import ProcedureVersion

__all__ = [
    "Attachment",
    "Draft",
    "LifeEvent",
    "Procedure",
    "ProcedureVersion",
    "Sector",
    "Submission",
    "SubmittedFile",
]
