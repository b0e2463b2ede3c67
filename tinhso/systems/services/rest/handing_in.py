"""Handing in through a client: for whoever it belongs to, or for an applicant who agreed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.codes import office_code
from tinhso.base.errors import Refused
from tinhso.base.text import fold
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Channel
from tinhso.engines.clients.api import Invalid, own_file
from tinhso.engines.clients.models import Client
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Party
from tinhso.engines.events.api import PLATFORM, Actor, record, together
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.systems.services.agencies import agency_taking
from tinhso.systems.services.filing import must_be_handed_in_here, open_dossier
from tinhso.systems.services.intakes import Intake
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.people.standing import followers_of
from tinhso.systems.services.queries import form_in_force
from tinhso.systems.services.rest.shapes import Applicant, Attached, NewDossier

Given = dict[str, list[File]]


@transaction.atomic
@together()
def hand_in(said: NewDossier, *, client: Client, by: Actor) -> Dossier:
    """The dossier of what a client sent. Raises Denied, Refused or Invalid beside the fields that are wrong."""
    version = _version(said)
    office = _office(said.office, version.procedure)
    applicant = _applicant(said, client)
    access.require_at(by, "services.file", {applicant.subject_id, *directory.subjects_of(office)})
    if client.owner_id is not None:
        must_be_handed_in_here(version.procedure.code)
    files = attached(version, said.files, by=by)
    if unknown := sorted(set(said.answers) - set(version.fields)):
        raise Invalid((f"answers.{name[:60]}", _("The form has no such question.")) for name in unknown[:20])
    try:
        submission = forms.submit_answers(
            version, forms.retyped(version, said.answers), files,
            by=by, submitter=applicant.subject_id, channel="online",
        )  # fmt: skip
    except forms.Incomplete as error:
        raise Invalid(wrong_in(error)) from error
    dossier = open_dossier(
        submission, office=office, applicant=applicant, filed_by=client.contact, by=by,
        channel=Channel.ONLINE if client.owner_id else Channel.ASSISTED,
        followers={client.subject_id, *followers_of(None, applicant, version.procedure.code)},
    )  # fmt: skip
    Intake.objects.create(
        case=dossier.case,
        client=client.subject_id,
        reference=said.reference,
        how=said.consent.how if said.consent else Intake.How.OWN,
        agreed_at=said.consent.at if said.consent else None,
    )
    record("services.filed_by_client", on=dossier.case, by=by, office=office.here_id, area=office.area_id,
           topic=version.procedure.code, channel=dossier.case.channel)  # fmt: skip
    return dossier


def attached(version: ProcedureVersion, rows: Iterable[Attached], *, by: Actor) -> Given:
    """The files by paper: the client's own, clean as far as is known, of a kind that the paper takes."""
    papers = {paper.code: paper for paper in version.papers if paper.is_uploaded}
    found: Given = {}
    wrong: list[tuple[str, object]] = []
    for place, row in enumerate(rows):
        try:
            if row.paper not in papers:
                raise Refused(_("This procedure has no such paper."), field=f"files.{place}.paper")
            file = own_file(by.subject, row.file, f"files.{place}.file")
            accept = forms.accepted(papers[row.paper])
            if file.content_type not in {kind.content_type for kind in accept.kinds}:
                raise Refused(forms.sentence_of(accept), field=f"files.{place}.file")
            found.setdefault(row.paper, []).append(file)
        except Refused as error:
            wrong.append((error.field, error.sentence))
    if wrong:
        raise Invalid(wrong)
    return found


def wrong_in(error: forms.Incomplete) -> list[tuple[str, object]]:
    """What a form lacks, by the names that the client knows."""
    answers: list[tuple[str, object]] = [(f"answers.{name}", text) for name, text in error.bound.errors.items()]
    papers = [("files", _("Attach: %(paper)s.") % {"paper": need.paper.name}) for need in error.bound.missing_papers]
    return answers + papers


def _version(said: NewDossier) -> ProcedureVersion:
    version = form_in_force(said.procedure)
    if version is None:
        raise Refused(_("This procedure has no online form at present."), field="procedure")
    if said.version is not None and said.version != version.number:
        raise Refused(_("Another version of this procedure is in force. Read it, then hand in again."), field="version")
    return version


def _office(code: str, procedure: Procedure) -> Office:
    try:
        wanted = str(office_code(code))
    except Refused as error:
        raise Refused(error.sentence, field="office") from error
    found = agency_taking(procedure, wanted)
    if found is None:
        raise Refused(_("This agency does not take this procedure."), field="office")
    return found


def _applicant(said: NewDossier, client: Client) -> Party:
    if client.owner is not None:
        if said.applicant is not None:
            raise Refused(_("This client hands in for its own organisation alone."), field="applicant")
        return client.owner
    if said.applicant is None:
        raise Refused(_("Say for whom the dossier is handed in."), field="applicant")
    if said.consent is None or said.consent.at > clock.now():
        raise Refused(_("Say how and when the applicant agreed."), field="consent")
    return _person(said.applicant)


def _person(said: Applicant) -> Party:
    """Who is known by this number must have this name and birthday; who is not known yet is registered."""
    try:
        known = directory.person_by_number(said.personal_number)
        if known is None:
            made = directory.register_person(
                name=said.name, personal_number=said.personal_number, born_on=said.born_on, by=PLATFORM
            )
            return made.party
    except Refused as error:
        raise Refused(error.sentence, field=f"applicant.{error.field or 'personal_number'}") from error
    if fold(known.party.name) != fold(said.name) or known.born_on not in (None, said.born_on):
        raise Refused(_("Number, name and date of birth do not belong together. Check them."), field="applicant")
    return known.party
