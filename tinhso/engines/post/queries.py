"""What the pages of consignments show."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.text import fold
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.post.consigned import FOR_THE_DESK, Consignment
from tinhso.engines.post.manifested import Manifest
from tinhso.engines.post.points import PostPoint
from tinhso.engines.post.stages import ENDED, ON_THE_WAY, Direction, Stage
from tinhso.ui.rows import Entry

PAGE = 50
BESIDE = ("office", "carrier__office", "area__parent", "before__parent__parent", "manifest")
TROUBLES = (Stage.ATTEMPTED, Stage.RETURNING, Stage.RETURNED, Stage.LOST)
SHELVES = ("giao", "nhan", "duong", "ve", "xong")


def of(about: UUID) -> list[Consignment]:
    """The consignments of one record, oldest first."""
    return list(Consignment.objects.select_related(*BESIDE).about(about))


def any_yet() -> bool:
    """Whether there is any consignment at all."""
    return Consignment.objects.exists()


def by_code(code: str) -> Consignment:
    """Raises Consignment.DoesNotExist."""
    return Consignment.objects.select_related(*BESIDE).get(code=code.strip().upper())


def sent_again_as(consignment: Consignment) -> Consignment | None:
    """The one that went out in its place."""
    return Consignment.objects.filter(replaces=consignment).first()


def shelf(actor: Actor, which: str, permission: str = "post.prepare", n: int = PAGE) -> list[Consignment]:
    """One pile of the desk: to hand over, to be fetched, on the way, waiting for the desk, ended; newest first."""
    rows = _piles()[which].select_related(*BESIDE)
    return list(access.only(actor, permission, rows, one_by_one=True).order_by("-made_at")[:n])


def how_many(actor: Actor) -> dict[str, int]:
    """How much lies on each pile that does not grow for ever."""
    rows = Consignment.objects.filter(Q(ended_at=None) | FOR_THE_DESK)
    found = access.only(actor, "post.prepare", rows, one_by_one=True).order_by()
    return found.aggregate(
        giao=Count("pk", filter=Q(direction=Direction.OUT, stage=Stage.PREPARED)),
        nhan=Count("pk", filter=Q(direction=Direction.IN, stage=Stage.PREPARED)),
        duong=Count("pk", filter=Q(stage__in=ON_THE_WAY)),
        ve=Count("pk", filter=FOR_THE_DESK),
    )


def _piles() -> dict[str, QuerySet[Consignment]]:
    rows = Consignment.objects.all()
    return {
        "giao": rows.to_hand_over(),
        "nhan": rows.to_collect(),
        "duong": rows.on_the_way(),
        "ve": rows.waiting_for_the_desk(),
        "xong": rows.filter(stage__in=ENDED),
    }


def waiting_at(actor: Actor, n: int = PAGE) -> list[Consignment]:
    """What a clerk has to do something about: take it in, or hand it over; what has come stands first."""
    rows = Consignment.objects.filter(FOR_THE_DESK | Q(direction=Direction.OUT, stage=Stage.PREPARED))
    found = access.only(actor, "post.prepare", rows.select_related(*BESIDE), one_by_one=True)
    return list(found.order_by("ended_at", "-made_at")[:n])


def how_much_waits(actor: Actor) -> int:
    """How many of these there are."""
    counted = how_many(actor)
    return counted["giao"] + counted["ve"]


def to_carry(actor: Actor) -> tuple[list[Consignment], list[Consignment]]:
    """What the post's clerk is to fetch, and what the post has of this clerk's round."""
    return shelf(actor, "nhan", "post.carry"), shelf(actor, "duong", "post.carry")


def chosen(actor: Actor, keys: list[UUID]) -> list[Consignment]:
    """Those of these that the actor prepares, for their labels."""
    rows = Consignment.objects.filter(pk__in=keys).select_related(*BESIDE)
    return list(access.only(actor, "post.prepare", rows).order_by("code"))


def manifest_for(actor: Actor, key: UUID) -> Manifest:
    """A manifest for the desk that made it or the carrier's clerks. Raises Manifest.DoesNotExist otherwise."""
    manifest = Manifest.objects.select_related("office", "carrier__office").get(pk=key)
    at_desk = access.may_at(actor, "post.prepare", directory.subjects_of(manifest.office))
    if not at_desk and not may_confirm(actor, manifest):
        raise Manifest.DoesNotExist
    return manifest


def may_confirm(actor: Actor, manifest: Manifest) -> bool:
    return access.may_at(actor, "post.carry", {manifest.carrier.office.here_id})


def on_manifest(manifest: Manifest) -> list[Consignment]:
    """As handed over, also what was missing."""
    return list(Consignment.objects.filter(code__in=manifest.codes).select_related(*BESIDE).order_by("code"))


def manifests_at_desk(actor: Actor, n: int = 30) -> list[Manifest]:
    """The newest manifests of the desks of this actor."""
    reach = access.scopes(actor, "post.prepare")
    rows = Manifest.objects.filter(Q(office__here__in=reach) | Q(office__below__in=reach)).select_related("office")
    return list(rows.order_by("-made_at")[:n])


def manifests_to_confirm(actor: Actor, n: int = 50) -> list[Manifest]:
    """What desks have handed to the carrier of this actor and nobody has signed for."""
    reach = access.scopes(actor, "post.carry")
    rows = Manifest.objects.filter(confirmed_at=None, carrier__office__here__in=reach).select_related("office")
    return list(rows.order_by("made_at")[:n])


def story_of(consignment: Consignment) -> list[Entry]:
    """What happened to it, the newest first."""
    tracks = sorted(consignment.tracks.all(), key=lambda track: track.at, reverse=True)
    told = [
        Entry(
            track.at,
            track.get_stage_display().capitalize(),
            _("Typed by hand: %(note)s") % {"note": track.note} if track.by else track.note,
            track.place,
            "late" if track.stage in TROUBLES else "neutral",
        )
        for track in tracks
    ]
    if consignment.seen_at is not None:
        told.insert(0, Entry(consignment.seen_at, _("Taken in by the desk"), by=consignment.office.name))
    if consignment.cancelled_at is not None:
        told.insert(0, Entry(consignment.cancelled_at, _("Called off")))
    if consignment.manifest is not None:
        told.append(Entry(consignment.manifest.made_at, _("Handed to the post"), by=consignment.office.name))
    ordered = _("The post was asked to fetch it") if consignment.direction == Direction.IN else _("Made ready")
    return [*told, Entry(consignment.made_at, ordered, by=consignment.office.name)]


def points(words: str = "") -> list[PostPoint]:
    """The points of today in the province, by commune."""
    day = clock.today()
    rows = PostPoint.objects.filter(valid_from__lte=day).exclude(valid_to__lte=day).select_related("area")
    found = rows.filter(area__folded__contains=fold(words)) if words else rows
    return list(found.order_by("area__folded", "name"))


def served() -> tuple[int, int]:
    """(communes with a point where somebody works, communes of the province today)."""
    home, day = directory.home_province(), clock.today()
    communes = directory.communes_of(home) if home else []
    rows = PostPoint.objects.filter(area__in=communes, is_served=True, valid_from__lte=day).exclude(valid_to__lte=day)
    return rows.values("area").distinct().count(), len(communes)
