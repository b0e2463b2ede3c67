"""Writing a programme down with its document, and ending one before its time."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.files.base import File as Upload
from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.systems.ioc.followed.ground import sentence, who
from tinhso.systems.ioc.programmes.nouns import Programme
from tinhso.systems.ioc.programmes.verbs.ground import PLAN, steers, stored


@transaction.atomic
def write_programme(
    *,
    kind: str,
    number: str,
    title: str,
    issued_by: str,
    issued_on: date,
    first: date,
    last: date,
    office: Office,
    followed_by: Office,
    by: Actor,
    upload: Upload | None = None,  # type: ignore[type-arg]
) -> Programme:
    """A resolution or plan in the name of ``office``, with its document.

    Raises Denied, AlreadyDone, Refused beside a field.
    """
    by = access.require_at(by, PLAN, directory.subjects_of(office))
    said = {"number": number, "title": title, "issued_by": issued_by}
    said = {field: nfc(text).strip() for field, text in said.items()}
    for field, text in said.items():
        if not text:
            raise Refused(_("Fill this in."), field=field)
    if last < first:
        raise Refused(_("The last day comes after the first."), field="last")
    if issued_on > clock.today():
        raise Refused(_("A document is issued before it is written down here."), field="issued_on")
    if Programme.objects.filter(office=office, number=said["number"], issued_on=issued_on).exists():
        raise AlreadyDone(_("This document has been written down already."), field="number")
    made = Programme.objects.create(
        kind=kind, issued_on=issued_on, first=first, last=last, office=office, followed_by=followed_by,
        written_by=who(by), document=stored(upload, by) if upload is not None else None, **said,
    )  # fmt: skip
    record("ioc.programme_written", on=made, by=by, office=office.here_id, area=office.area_id)
    return made


@transaction.atomic
def attach_document(programme_id: UUID, *, upload: Upload, by: Actor) -> Programme:  # type: ignore[type-arg]
    """The document of a programme that was written down without it. Raises Denied, AlreadyDone, Refused."""
    programme = _locked(programme_id)
    by = steers(programme, by)
    if programme.document is not None:
        raise AlreadyDone(_("The document is there already."))
    programme.document = stored(upload, by)
    programme.save(update_fields=["document"])
    office = programme.office
    record("ioc.document_attached", on=programme, by=by, office=office.here_id, area=office.area_id)
    return programme


def _locked(programme_id: UUID) -> Programme:
    related = Programme.objects.select_for_update(of=("self",)).select_related("office", "document")
    found: Programme = related.get(pk=programme_id)
    return found


@transaction.atomic
def end_programme(programme_id: UUID, *, words: str, by: Actor) -> Programme:
    """It is replaced or called off from today on: no more tasks are given; those under way go on until stopped.

    Raises Denied, AlreadyDone, Refused without words.
    """
    programme = _locked(programme_id)
    by = steers(programme, by)
    if programme.ended_on is not None:
        raise AlreadyDone(_("This programme has ended already."))
    programme.end_words, programme.ended_on = sentence(words), clock.today()
    programme.save(update_fields=["end_words", "ended_on"])
    office = programme.office
    record("ioc.programme_ended", on=programme, by=by, office=office.here_id, area=office.area_id)
    return programme
