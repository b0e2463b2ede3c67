"""The carrier reports; what it says decides the stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.noting import note
from tinhso.engines.post.stages import ENDED, FINAL, Stage, stage_of
from tinhso.engines.post.tracked import Track

UNDONE = {Stage.RETURNED: "post.came_back", Stage.LOST: "post.lost"}


@dataclass(frozen=True)
class Report:
    """What the carrier says of one consignment."""

    message: str
    code: str
    stage: Stage
    at: datetime
    place: str = ""
    note: str = ""


@transaction.atomic
def take_report(report: Report) -> Stage | None:
    """Keep a report once and let the stage follow; None for a number that is not ours.

    A delivery that a later report contradicts is taken back from the figures at its own time.
    """
    rows = Consignment.objects.select_for_update(of=("self",)).select_related("office", "carrier")
    found = rows.filter(code=report.code).first()
    if found is None:
        return None
    kept = {"stage": report.stage, "at": report.at, "place": report.place[:120], "note": report.note[:200]}
    _track, is_new = Track.objects.get_or_create(consignment=found, message=report.message, defaults=kept)
    if is_new:
        settle(found)
    return Stage(found.stage)


def settle(found: Consignment) -> None:
    """Let the locked consignment follow its reports; an end of the carrier's own goes before one typed by hand."""
    told = list(found.tracks.all())
    is_sure = any(track.by is None and track.stage in FINAL for track in told)
    tracks = [(Stage(track.stage), track.at) for track in told if track.by is None or not is_sure]
    before, ended_before = Stage(found.stage), found.ended_at
    now = stage_of(tracks, handed=found.manifest_id is not None, cancelled=found.cancelled_at is not None)
    if now == before:
        return
    ended = max((at for stage, at in tracks if stage == now), default=None) if now in FINAL else None
    found.stage, found.ended_at = now, found.cancelled_at or ended
    found.save(update_fields=["stage", "ended_at"])
    if before in UNDONE:
        note(UNDONE[before], found, sign=-1, happened_at=ended_before)
    if before == Stage.DELIVERED:
        note("post.delivered", found, sign=-1, happened_at=ended_before, days=_days(found, tracks, ended_before))
    if now == Stage.DELIVERED:
        note("post.delivered", found, happened_at=ended, days=_days(found, tracks, ended))
    elif now == Stage.RETURNED:
        note("post.came_back", found, happened_at=ended)
    elif now == Stage.LOST:
        note("post.lost", found, happened_at=ended)
    elif now not in ENDED:
        note("post.tracked", found, stage=now.value)


def _days(found: Consignment, tracks: list[tuple[Stage, datetime]], ended: datetime | None) -> int:
    """Whole days that it was with the carrier; from when it was made up where no take-over was reported."""
    begun = min((at for stage, at in tracks if stage == Stage.ACCEPTED), default=found.made_at)
    return max(0, (clock.local(ended or clock.now()).date() - clock.local(begun).date()).days)
