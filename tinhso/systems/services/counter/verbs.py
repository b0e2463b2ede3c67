"""Taking in a paper dossier: begin, keep, take, receive against cash, scan, sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Channel
from tinhso.engines.counters import api as counters
from tinhso.engines.counters.models import Call
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Person, Position
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.engines.payments import api as payments
from tinhso.engines.signatures import api as signatures
from tinhso.systems.services.counter.models import HandedPaper, PaperDraft, PaperForm
from tinhso.systems.services.counter.scanning.codes import new_code
from tinhso.systems.services.counter.sheets import pdf_of
from tinhso.systems.services.filing import open_dossier
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.nearer.reading import must_be_received_there
from tinhso.systems.services.payers.checking import check_payer
from tinhso.systems.services.payers.reading import payer_of
from tinhso.systems.services.people.keeping import keep_standing
from tinhso.systems.services.people.models import FiledFor
from tinhso.systems.services.people.standing import Standing, by_mandate, choices_for, followers_of
from tinhso.systems.services.places import must_be_taken_in_at
from tinhso.systems.services.queries import dossier_of, form_in_force

FILE_FOR = "services.file_for"


@transaction.atomic
def begin(
    topic: str,
    *,
    applicant: Person,
    office: Office,
    hall: Office,
    by: Actor,
    mandate: UUID | None = None,
    call: Call | None = None,
) -> PaperDraft:
    """Begin to take in a paper dossier for whoever stands at the counter, or for whom their ``mandate`` speaks.

    The ``call`` that brought them counts as one about this procedure. Raises Denied, Refused without a form, or where
    the mandate does not let them.
    """
    by, position = _clerk(by, hall)
    version = form_in_force(topic)
    if version is None:
        raise Refused(_("This procedure has no form that can be filled in here."), field="topic")
    must_be_taken_in_at(version, agency_of(hall))
    standing = by_mandate(mandate, applicant, topic) if mandate else None
    if standing and standing.mandate not in choices_for(applicant, version.procedure):
        raise Refused(_("Such an applicant does not ask for this procedure. Look at its page to see who does."))
    if call is not None:
        with suppress(AlreadyDone):  # it ended a moment ago: the dossier is begun all the same
            counters.is_about(call.pk, topic, by=by)
    return PaperDraft.objects.create(
        version=version, applicant=applicant, mandate=standing.mandate if standing else None, office=office, hall=hall,
        clerk=position, ticket=call.ticket_id if call else None,
    )  # fmt: skip


@transaction.atomic
def keep(draft_id: UUID, *, typed: Mapping[str, Any], papers: Mapping[str, Mapping[str, Any]], by: Actor) -> PaperDraft:
    """Keep what was typed and ticked. Raises Denied, AlreadyDone once it was taken in."""
    draft = own(draft_id, by=by, lock=True)
    if draft.case_id:
        raise AlreadyDone(_("This dossier has been taken in already."))
    draft.typed = draft.typed | dict(typed)
    draft.papers = {code: dict(row) for code, row in papers.items()}
    draft.changed_at = clock.now()
    draft.save(update_fields=["typed", "papers", "changed_at"])
    return draft


@transaction.atomic
def take(draft_id: UUID, *, consent: bool, by: Actor) -> Dossier:
    """The paper dossier becomes a dossier of the desk; a second call finds the same one.

    The yes is the form that whoever stands there signed on paper before the clerk. Raises Denied, forms.Incomplete,
    Refused without it, or where their mandate has ended since.
    """
    draft = own(draft_id, by=by, lock=True)
    if draft.case_id:
        return Dossier.objects.select_related("case").get(case=draft.case_id)
    by, _position = _clerk(by, draft.hall)
    if not consent:
        raise Refused(_("Have the applicant agree: they sign the form on paper before you."), field="consent")
    clerk = directory.person_of(by)
    if clerk is None:
        raise Denied
    standing, topic = _standing(draft), draft.version.procedure.code
    party, agency = standing.applicant, agency_of(draft.hall)
    submission = forms.submit_answers(
        draft.version, draft.typed, by=by, submitter=party.subject_id, channel="desk", on_paper=draft.papers
    )
    nearer = must_be_received_there(draft.version.procedure, draft.office, agency)
    dossier = open_dossier(
        submission,
        office=draft.office,
        applicant=party,
        filed_by=clerk,
        by=by,
        channel=Channel.DESK,
        received_by=nearer,
        followers=followers_of(standing, party, topic),
    )
    keep_standing(dossier.case, standing, person=clerk, by=by)
    names = {paper.code: paper.name for paper in draft.version.papers}
    HandedPaper.objects.bulk_create(
        HandedPaper(
            case=dossier.case,
            paper=code,
            name=names[code][:300],
            form=PaperForm(row["form"]),
            number=row["number"],
            sheet=new_code(),
        )  # fmt: skip
        for code, row in draft.papers.items()
        if code in names
    )
    draft.case, draft.typed = dossier.case, {}
    draft.save(update_fields=["case", "typed"])
    return dossier


@transaction.atomic
def receive(case_id: UUID, *, cash: bool, by: Actor) -> Case:
    """Take the cash if there is a fee, and receive the dossier with its appointment.

    On a day without appointment the result is due the same day. Raises Denied, AlreadyDone, Refused while a fee waits
    that nobody paid.
    """
    case = Case.objects.get(pk=case_id)
    dossier = dossier_of(case)
    if (payer := payer_of(dossier)).waits:  # the clerk has just seen the paper that proves it
        check_payer(case.pk, found=payer.group, by=by)
    for demand in payments.of(case.pk):
        if demand.is_waiting and not cash:
            raise Refused(_("The fee has not been paid yet. Take it in cash, or wait for the transfer."))
        if demand.is_waiting:
            payments.pay_cash(demand.pk, by=by)
        cases.settle_duty(demand.pk)
    limit = same_day(dossier) or dossier.version.limit(case.channel, dossier.variant)
    process = case.process or cases.process_for(case.topic)
    cases.accept(case.pk, limit=limit, process=process, facts=dossier.counted, by=by)
    case.refresh_from_db()
    return case


@transaction.atomic
def add_scan(paper_id: UUID, pages: Sequence[bytes], *, by: Actor) -> HandedPaper:
    """The scan of one paper, made of pictures or PDFs in order; it takes the place of an unsigned one.

    Raises Denied, AlreadyDone once it is signed, Refused for what is neither picture nor PDF.
    """
    paper = HandedPaper.objects.select_for_update(of=("self",)).select_related("case__office").get(pk=paper_id)
    by = access.require(by, "cases.receive", paper.case)
    if paper.signed_id:
        raise AlreadyDone(_("The scan of this paper has been signed already."))
    name = f"{paper.case.code}-{paper.paper}.pdf"
    return keep_scan(paper, files.store(pdf_of(pages), name=name, owner=by.subject, accept=files.PDFS), by=by)


def keep_scan(paper: HandedPaper, file: File, *, by: Actor) -> HandedPaper:
    """The scan of a paper that the caller holds and that ``by`` may receive."""
    paper.scan, paper.scanned_at = file, clock.now()
    paper.save(update_fields=["scan", "scanned_at"])
    _tell("services.paper_scanned", paper, by)
    return paper


@transaction.atomic
def sign_scans(case_id: UUID, *, by: Actor) -> list[HandedPaper]:
    """The receiving official signs every scan of the dossier that is clean and not signed yet. Returns those.

    Raises Denied, Refused where the virus scanner has not looked at one yet.
    """
    case = Case.objects.get(pk=case_id)
    by = access.require(by, "cases.receive", case)
    position = directory.position_of(by)
    if position is None:
        raise Denied
    found = HandedPaper.objects.select_for_update(of=("self",)).select_related("scan", "case__office")
    papers = list(found.filter(case=case, signed=None).exclude(scan=None))
    certificate = signatures.certificate_of(position)
    for paper in papers:
        assert paper.scan is not None
        content = files.read(files.readable(paper.scan))
        stamp = signatures.corner_stamp("Bản số hóa")
        signed = signatures.sign_pdf(content, certificate=certificate, stamp=stamp, reason=paper.case.code)
        paper.signed = files.keep_own(signed, name=paper.scan.name, kind=files.PDF, owner=by.subject)
        paper.signed_at, paper.signed_by = clock.now(), position
        paper.save(update_fields=["signed", "signed_at", "signed_by"])
        _tell("services.scan_signed", paper, by)
    if papers and not HandedPaper.objects.filter(case=case, signed=None).exists():
        _tell("services.digitised", papers[-1], by)
    return papers


def own(draft_id: UUID, *, by: Actor, lock: bool = False) -> PaperDraft:
    """A draft of the clerk who acts. Raises PaperDraft.DoesNotExist, Denied."""
    drafts = PaperDraft.objects.select_related(
        "version__procedure", "applicant__party__area__parent", "hall__parent",
        "mandate__business__party__area__parent", "mandate__principal__party__area__parent",
    )  # fmt: skip
    if lock:
        drafts = drafts.select_for_update(of=("self",))
    draft = drafts.select_related("office__area", "clerk", "case").get(pk=draft_id)
    if by.position is None or draft.clerk.subject_id != by.position:
        raise Denied
    return draft


def agency_of(hall: Office) -> Office:
    """The agency whose desk a hall is."""
    return hall.parent if hall.kind == Office.Kind.DESK and hall.parent else hall


def same_day(dossier: Dossier) -> Limit | None:
    """The day itself, where the dossier was handed in on a day without appointment."""
    draft = PaperDraft.objects.select_related("hall").filter(case=dossier.case).first()
    day = counters.open_day_of(draft.hall, dossier.case.topic, dossier.case.sector) if draft else None
    return Limit(Decimal(0), "workday", day.until) if day else None


def _standing(draft: PaperDraft) -> Standing:
    """How the clerk files for the applicant; a mandate is held against today once more."""
    own = Standing(draft.applicant.party, FiledFor.Capacity.OFFICIAL, FiledFor.How.PAPER)
    if draft.mandate_id is None:
        return own
    mandated = by_mandate(draft.mandate_id, draft.applicant, draft.version.procedure.code)
    return replace(mandated, capacity=own.capacity, how=own.how)


def _clerk(by: Actor, hall: Office) -> tuple[Actor, Position]:
    by = access.require_at(by, FILE_FOR, directory.subjects_of(hall))
    position = directory.position_of(by)
    if position is None:
        raise Denied
    return by, position


def _tell(kind: str, paper: HandedPaper, by: Actor) -> None:
    case = paper.case
    record(kind, on=case, by=by, office=case.office.here_id, area=case.area_id, topic=case.topic, paper=paper.paper)
