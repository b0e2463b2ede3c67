"""Dossiers as other systems read and file them, without knowing this one."""

from __future__ import annotations

from tinhso.engines.cases.api import Content, Inbound
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor, together
from tinhso.engines.forms import api as forms
from tinhso.systems.services.filing import open_dossier
from tinhso.systems.services.queries import dossier_of
from tinhso.systems.services.records import DOSSIER
from tinhso.systems.services.supplementing import present


def content(case: Case) -> Content:
    """What the dossier holds now, supplements included."""
    dossier = dossier_of(case)
    now = present(dossier)
    return Content(dossier.version, now.answers, now.files, dossier.way_back)


@together()
def file_inbound(came: Inbound, *, by: Actor) -> Case:
    """Open the dossier of what was handed in elsewhere. Raises forms.Incomplete, Refused."""
    submission = forms.submit_answers(
        came.version, came.typed, came.files, by=by, submitter=came.applicant.party.subject_id, channel=came.channel
    )
    dossier = open_dossier(
        submission,
        office=came.office,
        applicant=came.applicant.party,
        filed_by=came.applicant,
        by=by,
        channel=came.channel,
        code=came.code,
        case_id=came.case_id,
    )
    return dossier.case


CONTENTS = {DOSSIER: content}
INBOUND = {DOSSIER: file_inbound}
