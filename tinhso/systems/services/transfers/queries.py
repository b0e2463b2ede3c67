"""What the pages of the hand-over book show."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import F, Q

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.api import agency_of
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.systems.services.models import PaperItem, PaperManifest
from tinhso.systems.services.records import DOSSIER
from tinhso.systems.services.transfers.passing import RIGHT, office_of, takers_of

BESIDE = ("giver", "taker", "made_by__person__party", "confirmed_by__person__party")
PAGE = 50
ON_PAPER = ("desk", "post")


def to_pass(actor: Actor, n: int = PAGE) -> dict[Office, list[Case]]:
    """Dossiers that came to one's own agency on paper and are decided by another, whose papers are still here."""
    mine = agency_of(office_of(actor))
    rows = Case.objects.filter(kind=DOSSIER, received_by=mine, ended_at=None, channel__in=ON_PAPER)
    rows = rows.exclude(office=F("received_by")).exclude(paper_items__isnull=False)
    found: dict[Office, list[Case]] = defaultdict(list)
    for case in access.only(actor, "cases.read", rows, one_by_one=True).select_related(
        "office", "applicant"
    ).order_by("submitted_at")[:n]:  # fmt: skip
        found[case.office].append(case)
    return dict(found)


def to_take(actor: Actor, n: int = PAGE) -> list[PaperManifest]:
    """What others have handed to one's agency and nobody has confirmed."""
    mine = agency_of(office_of(actor))
    rows = PaperManifest.objects.filter(Q(taker=mine) | Q(taker=office_of(actor)), confirmed_at=None)
    return list(rows.select_related(*BESIDE).order_by("made_at")[:n])


def book(actor: Actor, n: int = PAGE) -> list[PaperManifest]:
    """The newest pages in which one's office or agency gave or took."""
    mine = {office_of(actor), agency_of(office_of(actor))}
    rows = PaperManifest.objects.filter(Q(giver__in=mine) | Q(taker__in=mine))
    return list(rows.select_related(*BESIDE).order_by("-made_at")[:n])


def page_for(actor: Actor, key: UUID) -> PaperManifest:
    """Raises PaperManifest.DoesNotExist for one that is not there or concerns other offices."""
    found = PaperManifest.objects.select_related(*BESIDE).get(pk=key)
    if not may_take(actor, found) and not access.may_at(actor, RIGHT, directory.subjects_of(found.giver)):
        raise PaperManifest.DoesNotExist
    return found


def may_take(actor: Actor, manifest: PaperManifest) -> bool:
    return access.may_at(actor, RIGHT, takers_of(manifest))


def items_of(manifest: PaperManifest) -> list[PaperItem]:
    return list(manifest.items.select_related("case__applicant").order_by("case__code"))


def takers(actor: Actor) -> list[Office]:
    """The agencies that papers can go to, by name."""
    mine = {office_of(actor).pk, agency_of(office_of(actor)).pk}
    kinds = (Office.Kind.COMMITTEE, Office.Kind.DEPARTMENT, Office.Kind.CENTRE, Office.Kind.POLICE)
    found = Office.objects.all().on(clock.today()).filter(kind__in=kinds).exclude(pk__in=mine)
    return list(found.order_by("name"))
