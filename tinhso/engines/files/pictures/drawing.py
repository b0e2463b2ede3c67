"""Drawing a picture anew from its points alone: nothing that was written beside them can come along.

Not a list of what to take out but a new canvas: EXIF, XMP, IPTC, comments, colour profiles, thumbnails, second
pictures and whatever hangs behind the end stay where they were.
"""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from tinhso.engines.files.inspection.pictures import BROKEN, loaded, opened
from tinhso.engines.files.pictures.camera import orientation, tags_of

QUALITY = 85
_LARGEST_PROFILE = 2**20
_SRGB = ImageCms.createProfile("sRGB")
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def drawn(data: bytes, longest: int) -> bytes:
    """A JPEG of the (first) picture in ``data``: upright, sRGB, its longer side at most ``longest`` points.

    Raises Refused (field ``file``) for what is too large, cut short or no picture.
    """
    picture = opened(data)
    turn = _UPRIGHT.get(orientation(tags_of(picture)))
    profile = picture.info.get("icc_profile")
    if picture.format == "JPEG":
        picture.draft(None, (longest, longest))  # unpacks a large photograph at a half, a quarter or an eighth
    points = _eight_bits(loaded(picture))
    points.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    points = _in_srgb(_on_white(points), profile)
    canvas = Image.new("RGB", points.size)
    canvas.paste(points)
    out = io.BytesIO()
    (canvas.transpose(turn) if turn else canvas).save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In a mode that can be made smaller: no palette, and 16 bits brought down to 8 instead of cut off at white."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("P", "PA", "1"):
        return picture.convert("RGBA" if picture.mode == "PA" or "transparency" in picture.info else "RGB")
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "a" not in picture.getbands():
        return picture
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("RGB")


def _in_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """The colours as they were meant; a profile that cannot be read is no reason to refuse a photograph."""
    if isinstance(profile, bytes) and 0 < len(profile) <= _LARGEST_PROFILE:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(picture, source, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, *BROKEN):
            made = None
        if made is not None:
            return made
    return picture.convert("RGB")
