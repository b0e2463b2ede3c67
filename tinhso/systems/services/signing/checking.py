"""Whether everybody has signed what is handed in, and what becomes of the signatures then."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.access.models import Subject
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.forms.models import Submission
from tinhso.systems.services.signing.digesting import digest_of
from tinhso.systems.services.signing.models import Signature
from tinhso.systems.services.signing.wanted import has_cosigners, wanted


def must_be_signed(draft_id: UUID, submission: Submission, applicant: Person | None) -> list[Signature]:
    """The signatures under these very answers. Raises Refused where one that is wanted is missing or void."""
    if not has_cosigners(submission.version):
        return []
    number = applicant.personal_number if applicant else ""
    files = ((paper, str(file)) for paper, file in submission.files.values_list("paper", "file"))
    digest = digest_of(submission.answers, files)
    signed = {
        row.part: row
        for row in Signature.objects.filter(draft=draft_id, voided_at=None, declined_at=None).exclude(signed_at=None)
        if row.digest == digest
    }
    for who in wanted(submission.version, submission.answers, number):
        row = signed.get(who.part)
        if row is None or row.person.personal_number != who.number:
            raise Refused(_("%(name)s has not signed these answers yet.") % {"name": who.name})
    return list(signed.values())


def new_reader(person: Person) -> int:
    """A subject through which one person may read what is involved in it, and do nothing else."""
    subject = access.new_subject(Subject.Kind.MANDATE)
    for code in ("cases.read", "papers.read"):
        access.allow(person.party.subject_id, code, subject, by=PLATFORM)
    return subject


def keep_signatures(case: Case, signatures: list[Signature], *, by: Actor) -> None:
    """They belong to the dossier from now on."""
    if not signatures:
        return
    Signature.objects.filter(pk__in=[row.pk for row in signatures]).update(case=case)
    record(
        "services.cosigned", on=case, by=by, office=case.office.here_id, area=case.area_id, topic=case.topic,
        signatures=len(signatures),
    )  # fmt: skip
