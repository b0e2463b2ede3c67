"""Dossiers as other systems read and file them, without knowing this one."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.cases.api import Content, Inbound, Supplied
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor, together
from tinhso.engines.forms import api as forms
from tinhso.systems.services.filing import open_dossier
from tinhso.systems.services.queries import dossier_of
from tinhso.systems.services.records import DOSSIER
from tinhso.systems.services.supplementing import amend, present, reread


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


@transaction.atomic
def supply(case: Case, came: Supplied, *, by: Actor) -> None:
    """Take in what was asked for and nothing else. Raises Denied, AlreadyDone, Refused."""
    dossier = dossier_of(Case.objects.select_for_update(of=("self",)).get(pk=case.pk))
    asked = dossier.case.open_supplement
    if asked is None or asked.pk != came.supplement:
        raise AlreadyDone(_("No supplement is awaited for this dossier."))
    wanted = {item["what"] for item in asked.items}
    values, wrong = reread(dossier, {name: value for name, value in came.typed.items() if name in wanted})
    if wrong:
        raise Refused("; ".join(wrong.values()))
    files = [(paper, file) for paper, held in came.files.items() if paper in wanted for file in held]
    if not (values or files or came.note.strip()):
        raise Refused(_("Hand in a paper or write an answer."))
    amend(dossier, asked, answers=values, files=files, note=came.note, by=by)


CONTENTS = {DOSSIER: content}
INBOUND = {DOSSIER: file_inbound}
SUPPLIED = {DOSSIER: supply}
