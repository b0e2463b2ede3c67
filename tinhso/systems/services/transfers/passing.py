"""Handing paper from one office to another, and taking it over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import Actor, record
from tinhso.systems.services.models import PaperItem, PaperManifest
from tinhso.systems.services.records import DOSSIER

RIGHT = "services.pass_papers"


@dataclass(frozen=True)
class Line:
    """What is handed over of one dossier."""

    code: str
    papers: str
    count: int = 1


@transaction.atomic
def hand_papers(lines: Sequence[Line], *, taker: Office, by: Actor, note: str = "") -> PaperManifest:
    """Write the papers of these dossiers on a manifest of one's own office.

    Raises Denied, Refused for nothing or an unknown code, AlreadyDone for papers that wait on another manifest.
    """
    giver = office_of(by)
    by = access.require_at(by, RIGHT, directory.subjects_of(giver))
    if taker == giver:
        raise Refused(_("The papers are in this office already. Choose another one."), field="taker")
    cases = _cases(lines, by)
    waiting = PaperItem.objects.filter(case__in=cases.values(), manifest__confirmed_at=None).select_related("case")
    if codes := sorted(item.case.code for item in waiting):
        raise AlreadyDone(_("On a manifest that nobody has confirmed yet: %(codes)s.") % {"codes": ", ".join(codes)})
    Office.objects.select_for_update().get(pk=giver.pk)  # numbers follow one another
    day = clock.today()
    number = PaperManifest.objects.filter(giver=giver, day=day).count() + 1
    manifest = PaperManifest.objects.create(
        giver=giver, taker=taker, day=day, number=number, made_by=_position(by), note=note.strip()[:300]
    )
    items = [
        PaperItem(manifest=manifest, case=cases[line.code], papers=line.papers.strip()[:300], count=line.count)
        for line in lines
    ]
    PaperItem.objects.bulk_create(items)
    for item in items:
        _note("services.papers_handed", item, manifest, by)
    return manifest


@transaction.atomic
def take_papers(
    manifest_id: UUID, *, by: Actor, missing: Sequence[UUID] = (), differences: Mapping[UUID, str] | None = None
) -> PaperManifest:
    """The taker confirms: every line is there but those ``missing``; ``differences`` says what else is not as written.

    Raises Denied, AlreadyDone for a second time.
    """
    rows = PaperManifest.objects.select_for_update(of=("self",)).select_related("giver", "taker")
    manifest = rows.get(pk=manifest_id)
    by = access.require_at(by, RIGHT, takers_of(manifest))
    if manifest.confirmed_at is not None:
        raise AlreadyDone(_("This manifest has been confirmed before."))
    manifest.confirmed_at, manifest.confirmed_by = clock.now(), _position(by)
    manifest.save(update_fields=["confirmed_at", "confirmed_by"])
    said = differences or {}
    for item in manifest.items.select_related("case__office"):
        item.received = item.pk not in set(missing)
        item.difference = said.get(item.pk, "").strip()[:300]
        item.save(update_fields=["received", "difference"])
        _note("services.papers_taken", item, manifest, by)
    return manifest


def takers_of(manifest: PaperManifest) -> set[int]:
    """The subjects of whoever may confirm: the taking office, those above it and its own units."""
    return {*directory.subjects_of(manifest.taker), *directory.offices_under(manifest.taker)}


def office_of(by: Actor) -> Office:
    """The office in which ``by`` acts. Raises Denied for a citizen."""
    return _position(by).office


def _position(by: Actor) -> Position:
    found = directory.position_of(by)
    if found is None:
        raise Denied
    return found


def _cases(lines: Sequence[Line], by: Actor) -> dict[str, Case]:
    codes = {line.code for line in lines}
    rows = Case.objects.filter(code__in=codes, kind=DOSSIER).select_related("office")
    found = {case.code: case for case in access.only(by, "cases.read", rows)}
    if not codes:
        raise Refused(_("Choose at least one dossier whose papers are handed over."))
    if len(codes) != len(lines):
        raise Refused(_("A dossier stands twice on the list."))
    if unknown := sorted(codes - set(found)):
        raise Refused(_("No dossier of yours has the code %(codes)s.") % {"codes": ", ".join(unknown)}, field="more")
    return found


def _note(kind: str, item: PaperItem, manifest: PaperManifest, by: Actor) -> None:
    case = item.case
    record(
        kind,
        on=case,
        by=by,
        office=case.office.here_id,
        area=case.area_id,
        topic=case.topic,
        channel=case.channel,
        manifest=str(manifest),
        giver=manifest.giver.here_id,
        taker=manifest.taker.here_id,
        complete=item.received is not False and not item.difference,
    )
