"""What a camera wrote into a picture (EXIF): where and when it was taken, and which side is up.

Whatever is unreadable counts as absent: cameras err, and a stranger may write anything there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PIL import ExifTags, Image

from tinhso.base import clock
from tinhso.engines.files import disk
from tinhso.engines.files.inspection import pictures
from tinhso.engines.files.models import File

Tags = Mapping[int, Any]
_SIDEWAYS = range(5, 9)  # orientations in which width and height change places


@dataclass(frozen=True)
class PictureFacts:
    """Points across and down as one looks at it; ``taken_at`` aware; ``place`` latitude and longitude (WGS 84)."""

    width: int
    height: int
    taken_at: datetime | None = None
    place: tuple[float, float] | None = None


def picture_facts(file: File) -> PictureFacts:
    """What a stored picture says of itself, for the one who brought it: a place is never shown to others.

    Reads the header alone and needs no scan. Raises Refused (field ``file``) for what is no picture.
    """
    picture = pictures.opened(disk.get(file.sha256))
    tags = tags_of(picture)
    width, height = picture.size
    if orientation(tags) in _SIDEWAYS:
        width, height = height, width
    return PictureFacts(width, height, _taken_at(_below(tags, ExifTags.IFD.Exif)), _place(_below(tags, _GPS)))


def tags_of(picture: Image.Image) -> Image.Exif | None:
    """The camera's tags; None if they cannot be read."""
    try:
        return picture.getexif()
    except Exception:  # a stranger's bytes in a parser; without tags the picture is still a picture
        return None


def orientation(tags: Image.Exif | None) -> int:
    """1 (upright) to 8, as TIFF 6.0 counts them; 1 if it is not said."""
    said = tags.get(ExifTags.Base.Orientation) if tags else None
    return said if isinstance(said, int) and 1 <= said <= 8 else 1


_GPS = ExifTags.IFD.GPSInfo


def _below(tags: Image.Exif | None, name: int) -> Tags:
    try:
        return tags.get_ifd(name) if tags else {}
    except Exception:  # as above
        return {}


def _taken_at(tags: Tags) -> datetime | None:
    """``2026:03:02 07:30:00`` on the province's clock, or with the offset that newer cameras add; not in the future."""
    said = str(tags.get(ExifTags.Base.DateTimeOriginal)).strip("\x00 ")
    offset = tags.get(ExifTags.Base.OffsetTimeOriginal)
    for zone in (offset, "+0700"):
        try:
            moment = datetime.strptime(f"{said}{zone}", "%Y:%m:%d %H:%M:%S%z")
        except ValueError:
            continue
        return moment if moment - clock.now() < timedelta(days=1) else None
    return None


def _place(tags: Tags) -> tuple[float, float] | None:
    latitude = _degrees(tags.get(2), tags.get(1), "NS", 90)
    longitude = _degrees(tags.get(4), tags.get(3), "EW", 180)
    # A camera without a fix writes zeros: a place in the sea off Africa.
    return None if latitude is None or longitude is None or latitude == longitude == 0 else (latitude, longitude)


def _degrees(said: Any, side: Any, sides: str, most: int) -> float | None:
    """Degrees, minutes and seconds with their side as one number, to a tenth of a metre."""
    side = str(side).strip("\x00 ").upper()
    try:
        degrees, minutes, seconds = map(float, said)
    except (TypeError, ValueError, ArithmeticError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if len(side) != 1 or side not in sides or not math.isfinite(value) or not 0 <= value <= most:
        return None
    return round(-value if side == sides[1] else value, 6)
