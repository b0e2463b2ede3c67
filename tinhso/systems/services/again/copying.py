"""Last year's dossier once more: its answers and the papers that still count, each with where it comes from."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.systems.services.filing import prepare
from tinhso.systems.services.models import Dossier, Filing
from tinhso.systems.services.supplementing import Present, present


@transaction.atomic
def copy_dossier(dossier: Dossier, *, by: Actor, to: Procedure | None = None, holder: bool = False) -> Filing:
    """A new draft of the procedure as it is today, filled from what ``dossier`` says now. Who copies must have handed
    it in, or hold its result (``holder``: found among their own by the caller).

    ``to`` is another procedure, which renews the result: it takes over what it asks too. Raises Denied; Refused where
    the procedure has no form today or the agency is no more.
    """
    if not by.subject or not (holder or dossier.submission.submitter == by.subject):
        raise Denied
    case: Case = dossier.case
    version = forms.current(to or dossier.version.procedure)
    if version is None or not version.pages:
        raise Refused(_("This procedure has no online form at present."))
    if not case.office.is_valid(clock.today()):
        raise Refused(_("This agency no longer exists. Begin again and choose its successor."))
    submission, now = dossier.submission, present(dossier)
    fitting = {
        name: value
        for name, value in now.answers.items()
        if (field := version.fields.get(name)) and (old := dossier.version.fields.get(name)) and old.type == field.type
    }
    known = {
        name: forms.Known(typed, "dossier", submission.submitted_at, case.code)
        for name, typed in forms.retyped(version, fitting).items()
    }
    filing = prepare(version.procedure, office=case.office, by=by, known=known)
    _attach(filing, dossier, version, now, by)
    return filing


def _attach(filing: Filing, dossier: Dossier, version: ProcedureVersion, now: Present, by: Actor) -> None:
    """The same files again, but for papers that have run out or are no longer asked for."""
    handed_in = dossier.submission.submitted_at
    papers = {paper.code: paper for paper in version.papers if paper.is_uploaded}
    for code, held in now.files.items():
        paper = papers.get(code)
        if paper is None:
            continue
        if paper.valid_months and months_after(clock.local(handed_in).date(), paper.valid_months) <= clock.today():
            continue
        for file in filter(_is_readable, held):
            forms.attach(filing.draft, code, file, by=by, source=dossier.case.code, source_at=handed_in)


def _is_readable(file: File) -> bool:
    try:
        files.readable(file)
    except Refused:
        return False
    return True


def months_after(day: date, months: int) -> date:
    """The same day of a later month, its last where it has none such (article 148 of the Civil Code)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
