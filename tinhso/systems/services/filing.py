"""Handing in a dossier: answers, case and fee in one transaction, once, however often the button is pressed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.ids import uuid7
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Channel, HandingOut
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Party, Person
from tinhso.engines.events.api import Actor, together
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure, Submission
from tinhso.engines.payments import api as payments
from tinhso.systems.services.held.keeping import keep_reuses
from tinhso.systems.services.models import Dossier, Filing, Taken
from tinhso.systems.services.nearer.reading import helper_of, must_be_received_there
from tinhso.systems.services.people.assisting import at_the_desk
from tinhso.systems.services.people.keeping import keep_standing
from tinhso.systems.services.people.standing import Standing, by_mandate, followers_of
from tinhso.systems.services.places import must_be_taken_in_at
from tinhso.systems.services.queries import topic_of
from tinhso.systems.services.records import is_handed_in_here
from tinhso.systems.services.signing.checking import keep_signatures, must_be_signed


@transaction.atomic
def prepare(
    procedure: Procedure,
    *,
    office: Office,
    by: Actor,
    mandate: UUID | None = None,
    applicant: Party | None = None,
    received_by: Office | None = None,
    known: Mapping[str, forms.Known] | None = None,
) -> Filing:
    """Begin a dossier: a draft of the form, the agency that it is to be handed in to, and for whom.

    ``known`` are answers that come along, of the guide or an earlier dossier. ``mandate`` is that under which ``by``
    files for another; ``applicant`` is for whom an official files.
    Raises Denied or Refused where the mandate does not let them; Refused where other offices take it in.
    """
    if mandate is not None:
        applicant = by_mandate(mandate, _person(by), procedure.code).applicant
    if not by.is_official:
        must_be_handed_in_here(procedure.code)
    draft = forms.start_draft(procedure, by=by, known=known)
    nearer = must_be_received_there(procedure, office, received_by)
    must_be_taken_in_at(draft.version, nearer or office)
    return Filing.objects.create(
        draft=draft.pk, office=office, applicant=applicant, mandate_id=mandate, received_by=nearer
    )


@transaction.atomic
@together()
def file_dossier(draft_id: UUID, *, by: Actor) -> Dossier:
    """Hand in a prepared draft; a second call finds the same dossier.

    Raises forms.Incomplete with the form as it stands, Refused if the office no longer takes dossiers, or where the
    mandate under which it was begun has ended, or a co-applicant has not signed.
    """
    person = _person(by)
    taken = Filing.take(draft_id)
    if taken is None:  # handed in before: the draft and its filing went together
        submission = forms.submit(draft_id, by=by, person=person)
        return Dossier.objects.select_related("case").get(submission=submission)
    if taken.mandate:
        standing: Standing | None = by_mandate(taken.mandate, person, topic_of(draft_id))
    else:
        standing = at_the_desk(draft_id, taken, by)
    return hand_in(draft_id, taken, standing, person=person, by=by)


def hand_in(draft_id: UUID, taken: Taken, standing: Standing | None, *, person: Person, by: Actor) -> Dossier:
    """The draft becomes a submission and its dossier; part of ``file_dossier``."""
    known_as = standing.person if standing and standing.person else person
    submission = forms.submit(draft_id, by=by, person=known_as)
    office = directory.office_by_id(taken.office)
    if standing is None or standing.mandate is not None:
        must_be_handed_in_here(submission.version.procedure.code)
    if office is None or not office.is_valid(clock.today()):
        raise Refused(_("This agency no longer exists. Begin again and choose its successor."))
    signatures = must_be_signed(draft_id, submission, standing.person if standing else person)
    applicant = standing.applicant if standing else person.party
    topic = submission.version.procedure.code
    dossier = open_dossier(
        submission, office=office, applicant=applicant, filed_by=person, by=by,
        channel=Channel.ASSISTED if by.is_official else Channel.ONLINE,
        received_by=directory.office_by_id(taken.received_by) if taken.received_by else None,
        helped_by=helper_of(by),
        followers=followers_of(standing, applicant, topic) | {row.subject_id for row in signatures if row.subject_id},
    )  # fmt: skip
    keep_standing(dossier.case, standing, person=person, by=by)
    keep_signatures(dossier.case, signatures, by=by)
    if taken.has_reuses:
        keep_reuses(dossier, draft_id, by=by)
    return dossier


def open_dossier(
    submission: Submission,
    *,
    office: Office,
    applicant: Party,
    filed_by: Person,
    by: Actor,
    channel: str = Channel.ONLINE,
    received_by: Office | None = None,
    helped_by: Office | None = None,
    followers: Collection[int] = (),
    code: str = "",
    case_id: UUID | None = None,
) -> Dossier:
    """The case of a submission, its dossier, and the demand for its fee if there is one.

    ``received_by`` is the office at whose desk it comes in where that is not ``office`` itself; ``followers`` are the
    subjects that see it beside the applicant; ``code`` and
    ``case_id`` are those of a dossier that came from elsewhere. What a clerk files where the procedure takes no
    paper counts as assisted online. Raises Refused for a channel that the procedure does not take, and where the
    procedure names other offices.
    """
    procedure = submission.version.procedure
    must_be_taken_in_at(submission.version, received_by or office)
    channel = forms.counted_as(procedure.code, channel)
    lines = fees_of(submission, channel)
    case_id = case_id or uuid7()
    demand = None
    code = code or cases.next_code(office)
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
            also={cases.unit_of(received_by or office, "desk").here_id, *followers},  # who receives may also take cash
        )
    case = cases.submit(
        kind="services.dossier",
        topic=procedure.code,
        sector=procedure.sector_id,
        title=procedure.name,
        office=office,
        applicant=applicant,
        followers=followers,
        by=by,
        channel=channel,
        area=office.area,
        code=code,
        case_id=case_id,
        received_by=received_by,
        helped_by=helped_by,
        duty=demand.pk if demand else None,
    )
    return Dossier.objects.create(
        case=case,
        version=submission.version,
        submission=submission,
        filed_by=filed_by,
        variant=submission.case,
        copies=submission.answers.get("copies") or 1,
        way_back=submission.answers.get("delivery") or HandingOut.Way.ONLINE,
        demand=demand.pk if demand else None,
    )


def fees_of(submission: Submission, channel: str) -> list[payments.FeeLine]:
    """What this dossier costs by its answers, over the channel as the tariff counts it."""
    return forms.due(submission.version, submission.answers, cost_channel(channel))


def cost_channel(channel: str) -> str:
    """A clerk who files with the citizen files online."""
    return str(Channel.ONLINE) if channel == Channel.ASSISTED else channel


def must_be_handed_in_here(procedure: str) -> None:
    """Raises Refused where the front door is the National Public Service Portal, or nothing is taken online."""
    if not is_handed_in_here(procedure):
        raise Refused(_("This procedure is not handed in here today. Its page says where it is handed in."))


def _person(by: Actor) -> Person:
    person = directory.person_of(by)
    if person is None:
        raise Refused(_("Sign in as a citizen to hand in a dossier."))
    return person
