"""Pictures: whole, of a size that can be unpacked, and on request without what the camera wrote into them."""

from __future__ import annotations

import io
import warnings

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from tinhso.base.errors import Refused

MOST_PIXELS = 60_000_000  # a phone's largest photograph has 50 million; unpacked this takes 180 MB
MOST_ON_A_SIDE = 20_000


def check(data: bytes) -> None:
    """Refuse a picture that cannot be decoded or would unpack to more than ``MOST_PIXELS``."""
    picture = _opened(data)
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > MOST_ON_A_SIDE:
        raise Refused(
            _("The picture has %(width)s × %(height)s points, which is too many. Please make it smaller.")
            % {"width": width, "height": height},
            field="file",
        )
    try:
        picture.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise _damaged() from error


def without_camera_data(data: bytes) -> bytes:
    """The same picture, upright, without place, time and device of the camera (EXIF, XMP, comments)."""
    picture = _opened(data)
    kind = picture.format
    upright = ImageOps.exif_transpose(picture)
    bare = Image.new(upright.mode, upright.size)
    if upright.mode == "P" and (palette := upright.getpalette()):
        bare.putpalette(palette)
    bare.paste(upright)
    out = io.BytesIO()
    if kind == "JPEG":
        bare.save(out, "JPEG", quality=92, subsampling=0)
    else:
        bare.save(out, "PNG", optimize=False)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return Image.open(io.BytesIO(data), formats=["PNG", "JPEG"])
        except Image.DecompressionBombError as error:
            raise Refused(
                _("The picture unpacks to far too many points. Please make it smaller."), field="file"
            ) from error
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise _damaged() from error


def _damaged() -> Refused:
    return Refused(_("The picture is damaged and cannot be shown. Please take or scan it again."), field="file")
