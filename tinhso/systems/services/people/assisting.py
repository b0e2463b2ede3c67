"""An official, or a clerk of the post, fills in the form for somebody who stands before them and agrees."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Party
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files.models import File
from tinhso.systems.services.models import DeskConsent, FiledFor, Taken
from tinhso.systems.services.people.standing import Standing
from tinhso.systems.services.signing.digesting import digest_of_draft

FILE_FOR, AT_THE_POST = "services.file_for", "services.file_at_post"


def may_file_for_others(by: Actor) -> bool:
    return by.is_official and (access.holds(by, FILE_FOR) or access.holds(by, AT_THE_POST))


@transaction.atomic
def note_consent(draft_id: UUID, *, how: str, by: Actor, paper: File | None = None) -> DeskConsent:
    """Write down that the applicant agreed to what was typed for them: by a code that the caller has confirmed, or by
    the signed form that was scanned (``paper``). A new one takes the place of the one before.

    Raises Denied, Refused where the answers are not complete or there is no scan.
    """
    position = directory.position_of(by)
    if position is None or not may_file_for_others(by):
        raise Denied
    if how == FiledFor.How.PAPER and paper is None:
        raise Refused(_("Attach the scan of the form that the applicant has signed."), field="paper")
    digest = digest_of_draft(draft_id, by=by)
    consent, _made = DeskConsent.objects.update_or_create(
        draft=draft_id,
        defaults={"how": FiledFor.How(how), "digest": digest, "paper": paper, "by": position, "at": clock.now()},
    )
    record("services.consent_noted", by=by, office=by.office, draft=draft_id, how=str(how))
    return consent


def at_the_desk(draft_id: UUID, taken: Taken, by: Actor) -> Standing | None:
    """The standing of an official who files for a citizen; none for a citizen who files for themselves.

    Raises Denied, Refused without a consent to exactly these answers.
    """
    if not by.is_official:
        if taken.applicant is not None:
            raise Denied
        return None
    if taken.applicant is None or not may_file_for_others(by):
        raise Denied
    consent = DeskConsent.objects.select_related("paper").filter(draft=draft_id).first()
    if consent is None:
        raise Refused(_("First have the applicant agree: by a code or on the signed form."))
    party = Party.objects.select_related("as_person__party__area__parent").get(pk=taken.applicant)
    if consent.digest != digest_of_draft(draft_id, by=by, person=getattr(party, "as_person", None)):
        raise Refused(_("The answers were changed after the applicant agreed. Have them agree once more."))
    return Standing(
        party,
        FiledFor.Capacity.POST if access.holds(by, AT_THE_POST) else FiledFor.Capacity.OFFICIAL,
        consent.how,
        paper=consent.paper,
    )
