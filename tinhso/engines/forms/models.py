"""Procedures, their dated versions, and what people answer."""

from tinhso.engines.forms.doors.models import Acceptance, Door
from tinhso.engines.forms.drafts.models import Attachment, Draft
from tinhso.engines.forms.everyday.models import Synonym
from tinhso.engines.forms.keeping.models import Act
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.submissions.models import Submission, SubmittedFile
from tinhso.engines.forms.versions import ProcedureVersion

__all__ = [
    "Acceptance",
    "Act",
    "Attachment",
    "Door",
    "Draft",
    "LifeEvent",
    "Procedure",
    "ProcedureVersion",
    "Sector",
    "Submission",
    "SubmittedFile",
    "Synonym",
]
