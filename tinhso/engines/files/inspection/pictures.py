"""Pictures: whole, of a size that can be unpacked, and on request without what the camera wrote into them."""

from __future__ import annotations

import io
import warnings

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from tinhso.base.errors import Refused

MOST_PIXELS = 60_000_000  # a phone's largest photograph has 50 million; unpacked this takes 180 MB
MOST_ON_A_SIDE = 20_000
FORMATS = ("PNG", "JPEG", "WEBP")
# What Pillow raises for content that lies about itself, somewhere between its header and its last byte.
BROKEN = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError)


def check(data: bytes) -> None:
    """Refuse a picture that cannot be decoded or would unpack to more than ``MOST_PIXELS``."""
    loaded(opened(data))


def opened(data: bytes) -> Image.Image:
    """The picture with its header read and nothing unpacked; raises Refused if it is none or too large."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise Refused(
                _("The picture unpacks to far too many points. Please make it smaller."), field="file"
            ) from error
        except (UnidentifiedImageError, *BROKEN) as error:
            raise _damaged() from error
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > MOST_ON_A_SIDE:
        raise Refused(
            _("The picture has %(width)s × %(height)s points, which is too many. Please make it smaller.")
            % {"width": width, "height": height},
            field="file",
        )
    return picture


def loaded(picture: Image.Image) -> Image.Image:
    """The same picture, unpacked; raises Refused if it is cut short or damaged."""
    try:
        picture.load()
    except BROKEN as error:
        raise _damaged() from error
    return picture


def without_camera_data(data: bytes) -> bytes:
    """The same picture, upright, without place, time and device of the camera (EXIF, XMP, comments)."""
    picture = opened(data)
    kind = picture.format
    upright = ImageOps.exif_transpose(picture)
    bare = Image.new(upright.mode, upright.size)
    if upright.mode == "P" and (palette := upright.getpalette()):
        bare.putpalette(palette)
    bare.paste(upright)
    out = io.BytesIO()
    if kind in ("JPEG", "MPO"):  # MPO: a JPEG with a second picture behind it, as many phones make them
        bare.save(out, "JPEG", quality=92, subsampling=0)
    else:
        bare.save(out, kind)
    return out.getvalue()


def _damaged() -> Refused:
    return Refused(_("The picture is damaged and cannot be shown. Please take or scan it again."), field="file")
