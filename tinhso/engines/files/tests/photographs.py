"""Photographs as phones make them, with everything that phones and strangers write into them."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms

TRACES = {
    "device": b"NokiaTest 42",
    "owner": b"Nguyen Van Secret",
    "xmp": b"http://ns.adobe.com/xap/1.0/",
    "xmp place": b"GPSLatitude",
    "iptc": b"8BIM",
    "comment": b"<script>alert(1)</script>",
    "second picture": b"MPF\x00",
    "film behind the end": b"ftypmp42",
    "profile": b"ICC_PROFILE",
    "thumbnail": b"THUMBNAIL-INSIDE",
}
PLACE = (10.535833, 106.413056)  # Tân An: 10° 32' 09" N, 106° 24' 47" E


def exif(*, orientation: int = 1, gps: bool = True, **tags: object) -> bytes:
    made = Image.Exif()
    made[0x0112], made[0x010F], made[0x013B] = orientation, "NokiaTest 42", "Nguyen Van Secret"
    made.get_ifd(0x8769)[0x9003] = tags.get("taken", "2026:03:02 07:30:00")
    if "offset" in tags:
        made.get_ifd(0x8769)[0x9011] = tags["offset"]
    if gps:
        made.get_ifd(0x8825).update({1: "N", 2: (10.0, 32.0, 9.0), 3: "E", 4: (106.0, 24.0, 47.0)})
        made.get_ifd(0x8825).update(tags.get("place", {}))  # type: ignore[call-overload]
    return made.tobytes()


def canvas(size: tuple[int, int] = (400, 300), mode: str = "RGB") -> Image.Image:
    """Red above, blue below, so that one sees which side is up."""
    picture = Image.new("RGB", size, (200, 20, 20))
    picture.paste((20, 20, 200), (0, size[1] // 2, size[0], size[1]))
    return picture.convert(mode)


def saved(picture: Image.Image, form: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def photograph(size: tuple[int, int] = (400, 300), **tags: object) -> bytes:
    """A JPEG with every trace in ``TRACES``."""
    plain = saved(canvas(size), "JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta><exif:GPSLatitude>10,32.15N</exif:GPSLatitude></x:xmpmeta>"
    added = segment(0xE1, b"Exif\x00\x00" + exif(**tags).removeprefix(b"Exif\x00\x00") + b"THUMBNAIL-INSIDE")
    added += segment(0xE1, xmp) + segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x00")
    added += segment(0xFE, b"<html><script>alert(1)</script></html>") + segment(0xE2, b"MPF\x00II*\x00\x08\x00\x00\x00")
    return plain[:2] + added + plain[2:] + b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 64


def png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def photograph_png() -> bytes:
    xmp = b"XML:com.adobe.xmp\x00\x00\x00\x00\x00<x:xmpmeta>http://ns.adobe.com/xap/1.0/ GPSLatitude</x:xmpmeta>"
    plain = saved(canvas(), "PNG", exif=exif())
    return plain[:33] + png_chunk(b"iTXt", xmp) + plain[33:] + b"trailing film ftypmp42"


def photograph_webp(**more: object) -> bytes:
    xmp = b"<x:xmpmeta>http://ns.adobe.com/xap/1.0/ GPSLatitude</x:xmpmeta>"
    return saved(canvas(), "WEBP", exif=exif(), xmp=xmp, **more)


def segments(jpeg: bytes) -> list[int]:
    """The markers of a JPEG in order; fails if anything hangs behind its end."""
    found, at = [], 2
    assert jpeg[:2] == b"\xff\xd8"
    while True:
        assert jpeg[at] == 0xFF, at
        marker = jpeg[at + 1]
        found.append(marker)
        if marker == 0xD9:
            assert at + 2 == len(jpeg)
            return found
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == 0xDA:
            while jpeg[at] != 0xFF or jpeg[at + 1] == 0 or 0xD0 <= jpeg[at + 1] <= 0xD7:
                at += 1
