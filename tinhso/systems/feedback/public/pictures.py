"""The pictures of a publication: drawn anew, cleared by an official, withdrawn when they no longer are."""

from __future__ import annotations

from collections.abc import Collection

from tinhso.base.errors import Refused
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files import api as files
from tinhso.systems.feedback.models import Photo, Report

SMALL = files.THUMBNAILS[0]


def keep_pictures(report: Report, cleared: Collection[str]) -> list[dict[str, str]]:
    """Publish the photos with these keys, withdraw the others; what the public page shows, the first taken first.

    A picture that cannot be drawn anew is left out: the original never goes out.
    """
    photos = list(report.photos.select_related("original", "redrawn").order_by("at", "id"))
    public = files.public_links([p.redrawn_id for p in photos if p.redrawn_id])
    for photo in photos:
        wanted = str(photo.pk) in cleared
        if wanted and photo.redrawn_id not in public and _redraw(photo) and photo.redrawn:
            files.publish_picture(photo.redrawn, by=PLATFORM)
        elif not wanted and photo.redrawn and photo.redrawn_id in public:
            files.withdraw_picture(photo.redrawn, by=PLATFORM)
    shown = [photo for photo in photos if str(photo.pk) in cleared and photo.redrawn_id]
    return _links(shown)


def _links(shown: list[Photo]) -> list[dict[str, str]]:
    keys = [photo.redrawn_id for photo in shown if photo.redrawn_id]
    large, small = files.public_links(keys), files.public_links(keys, size=SMALL)
    return [
        {"url": large[photo.redrawn_id], "small": small[photo.redrawn_id], "moment": photo.moment}
        for photo in shown
        if photo.redrawn_id in large
    ]


def _redraw(photo: Photo) -> bool:
    if photo.redrawn_id:
        return True
    try:
        photo.redrawn = files.redraw(photo.original, by=PLATFORM)
    except Refused:
        return False
    photo.save(update_fields=["redrawn"])
    return True
