"""Handing in a dossier: answers, case and fee in one transaction, once, however often the button is pressed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.ids import uuid7
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Channel
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Party, Person
from tinhso.engines.events.api import Actor
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import ProcedureVersion, Submission
from tinhso.engines.payments import api as payments
from tinhso.systems.services.models import Dossier, Filing


@transaction.atomic
def prepare(
    version: ProcedureVersion, *, office: Office, way_back: str, copies: int, by: Actor, payer_group: str = ""
) -> Filing:
    """Begin a dossier: a draft of the form, and where, how and in how many copies it is to be handed in."""
    draft = forms.start_draft(version.procedure, by=by)
    filing, _made = Filing.objects.update_or_create(
        draft=draft.pk,
        defaults={"office": office, "way_back": way_back, "copies": copies, "payer_group": payer_group},
    )
    return filing


@transaction.atomic
def file_dossier(draft_id: UUID, *, by: Actor) -> Dossier:
    """Hand in a prepared draft; a second call finds the same dossier.

    Raises forms.Incomplete with the form as it stands, Refused if the office no longer takes dossiers.
    """
    person = _person(by)
    submission = forms.submit(draft_id, by=by)
    done = Dossier.objects.select_related("case").filter(submission=submission).first()
    if done is not None:
        return done
    filing = Filing.objects.select_related("office__area").get(draft=draft_id)
    if not filing.office.is_valid(clock.today()):
        raise Refused(_("This agency no longer exists. Begin again and choose its successor."))
    dossier = open_dossier(
        submission,
        office=filing.office,
        applicant=person.party,
        filed_by=person,
        by=by,
        way_back=filing.way_back,
        copies=filing.copies,
        payer_groups=[filing.payer_group] if filing.payer_group else [],
    )
    filing.delete()
    return dossier


def open_dossier(
    submission: Submission,
    *,
    office: Office,
    applicant: Party,
    filed_by: Person,
    by: Actor,
    way_back: str,
    copies: int = 1,
    payer_groups: Iterable[str] = (),
    channel: str = Channel.ONLINE,
) -> Dossier:
    """The case of a submission, its dossier, and the demand for its fee if there is one."""
    procedure = submission.version.procedure
    lines = payments.fee_for(procedure.code, channel, payer_groups, copies)
    case_id = uuid7()
    demand = None
    code = cases.next_code(office)
    if payments.total(lines) > 0:
        demand = payments.demand(
            case_id,
            payer=applicant.subject_id,
            office=office,
            lines=lines,
            by=by,
            topic=procedure.code,
            code=code,
            return_path=f"/ho-so/{code}/",
        )
    case = cases.submit(
        kind="services.dossier",
        topic=procedure.code,
        title=procedure.name,
        office=office,
        applicant=applicant,
        by=by,
        channel=channel,
        area=office.area,
        code=code,
        case_id=case_id,
        duty=demand.pk if demand else None,
    )
    return Dossier.objects.create(
        case=case,
        version=submission.version,
        submission=submission,
        filed_by=filed_by,
        variant=submission.case,
        copies=copies,
        way_back=way_back,
        demand=demand.pk if demand else None,
    )


def _person(by: Actor) -> Person:
    party = directory.party_of(by)
    if party is None or not hasattr(party, "as_person"):
        raise Refused(_("Sign in as a citizen to hand in a dossier."))
    return party.as_person
