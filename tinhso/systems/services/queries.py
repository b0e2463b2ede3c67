"""Reads of dossiers for pages and letters."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Tombstone
from tinhso.engines.events.api import Actor
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Draft, LifeEvent, Procedure, ProcedureVersion
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.records import DOSSIER

BESIDE = ("version", "submission", "filed_by__party")
WITH = (
    "case__office__area",
    "case__received_by",
    "case__applicant__as_person",
    "case__process",
    "version__procedure",
    "submission",
    "filed_by__party",
)


def dossier_of(case: Case) -> Dossier:
    """The dossier of a case, with all that its letters read."""
    return _known(_dossiers(*WITH).get(case=case.pk))


def dossier_about(subject: UUID | None) -> Dossier | None:
    """The same for what an event is about; None where that is no dossier."""
    dossier = _dossiers(*WITH).filter(case=subject).first()
    return _known(dossier) if dossier else None


def dossier_for(actor: Actor, code: str) -> Dossier:
    """The dossier with this code. Raises Case.DoesNotExist for one that is not there or not for ``actor``."""
    case = cases.case_for(actor, code)
    dossier = _known(_dossiers(*BESIDE).get(case=case.pk))
    dossier.case = case
    return dossier


def dossiers_of_applicant(subject: int, *, after: UUID | None = None, n: int = 50) -> list[Case]:
    """The newest cases of dossiers that are this subject's own, one more than ``n`` where there is more."""
    own = Case.objects.filter(kind=DOSSIER, applicant__subject=subject).select_related("office")
    rows = access.only(Actor(subject), "cases.read", own, one_by_one=True)
    return list((rows.filter(pk__lt=after) if after else rows).order_by("-pk")[: n + 1])


def ended(code: str) -> Tombstone | None:
    """What is left of a dossier whose time has passed: no word of a person, so whoever has the code may know."""
    with access.without_walls("a tombstone holds nothing personal"):
        stones = Tombstone.objects.select_related("case__office").filter(case__kind=DOSSIER)
        return stones.filter(case__code=code.strip().upper()).first()


def _dossiers(*related: str) -> QuerySet[Dossier]:
    return Dossier.objects.select_related(*related).defer("version__content")


def _known(dossier: Dossier) -> Dossier:
    """One submission has one version, whose content this process knows: neither is read twice."""
    forms.with_content(dossier.version)
    if dossier.submission.version_id == dossier.version_id:
        dossier.submission.version = dossier.version
    return dossier


def topic_of(draft: UUID) -> str:
    """The procedure that a draft is for."""
    return str(Draft.objects.values_list("version__procedure__code", flat=True).get(pk=draft))


def form_in_force(procedure_code: str) -> ProcedureVersion | None:
    """The published version of a procedure today, if it has an online form."""
    version = forms.current(procedure_code)
    return version if version is not None and version.procedure.is_open and version.pages else None


def draft_or_dossier(draft: UUID, *, by: Actor) -> Draft | Dossier:
    """One's draft, or the dossier that it became. Raises Dossier.DoesNotExist if it is neither."""
    try:
        return forms.own_draft(draft, by=by)
    except Draft.DoesNotExist:
        found = Dossier.objects.select_related("case").filter(submission__draft=draft, submission__submitter=by.subject)
        return found.get()


def questions_of(case: Case) -> list[tuple[str, str]]:
    """Everything that a supplement can be asked about: the answered questions, then the papers."""
    dossier = dossier_of(case)
    answers = dossier.submission.answers
    asked = [(name, field.label) for name, field in dossier.version.fields.items() if name in answers]
    return asked + [(paper.code, paper.name) for paper in dossier.version.papers]


def life_events() -> list[LifeEvent]:
    """What happens in a life, for the first page."""
    return list(LifeEvent.objects.all())


def most_asked(n: int) -> list[Procedure]:
    """The procedures that people ask for most and can hand in online."""
    online = Procedure.objects.filter(is_open=True).exclude(level=Procedure.Level.INFO)
    return list(online.order_by("-weight", "name")[:n])
