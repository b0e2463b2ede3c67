"""Plain pictures of what is wrong, drawn: a road, a lamp, rubbish, water, a tree; with a camera's tags."""

from __future__ import annotations

import io
from datetime import datetime
from random import Random

from PIL import ExifTags, Image, ImageDraw, ImageFilter

from tinhso.base import clock

SIZE = (800, 600)
SCENES = {
    "giao-thong": "road", "chieu-sang": "lamp", "thoat-nuoc": "water", "moi-truong": "rubbish", "cay-xanh": "tree",
    "nong-nghiep": "water", "dien": "lamp", "vien-thong": "lamp",
}  # fmt: skip
Draw = ImageDraw.ImageDraw


def photo(field: str, *, at: datetime, lat: float | None, lng: float | None, settled: bool, chance: Random) -> bytes:
    """A JPEG for a report of ``field``, before or after it was ``settled``, taken ``at`` that place and moment."""
    scene = SCENES.get(field, "road")
    night = scene == "lamp"
    picture = Image.new("RGB", SIZE, (24, 28, 48) if night else (150 + chance.randrange(40), 190, 222))
    draw = ImageDraw.Draw(picture)
    _ground(draw, chance, night=night)
    {"road": _road, "lamp": _lamp, "water": _water, "rubbish": _rubbish, "tree": _tree}[scene](draw, chance, settled)
    grain = Image.effect_noise(SIZE, 26).convert("RGB")
    picture = Image.blend(picture.filter(ImageFilter.GaussianBlur(1.2)), grain, 0.12)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80, exif=_exif(at, lat, lng))
    return out.getvalue()


def _exif(at: datetime, lat: float | None, lng: float | None) -> bytes:
    tags = Image.Exif()
    tags[ExifTags.Base.Make] = "Tinh So"
    tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = f"{clock.local(at):%Y:%m:%d %H:%M:%S}"
    if lat is not None and lng is not None:
        tags.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: _parts(lat), 3: "E", 4: _parts(lng)})
    return tags.tobytes()


def _parts(degrees: float) -> tuple[float, float, float]:
    minutes = degrees % 1 * 60
    return float(int(degrees)), float(int(minutes)), round(minutes % 1 * 60, 3)


def _ground(draw: Draw, chance: Random, *, night: bool) -> None:
    wide, high = SIZE
    for place in range(0, wide, 90):
        top = 190 + chance.randrange(-50, 50)
        tone = chance.randrange(30, 50) if night else chance.randrange(140, 215)
        draw.rectangle((place, top, place + 80, 330), fill=(tone, tone - 8, tone - 20))
    draw.rectangle((0, 330, wide, high), fill=(40, 44, 40) if night else (122, 140, 92))
    draw.polygon([(250, 330), (550, 330), (wide, high), (0, high)], fill=(50, 50, 54) if night else (118, 118, 122))


def _road(draw: Draw, chance: Random, settled: bool) -> None:
    for place in range(350, 600, 60):
        draw.polygon([(396, place), (404, place), (408, place + 34), (392, place + 34)], fill=(235, 235, 225))
    for _ in range(chance.randrange(2, 5)):
        x, y, size = chance.randrange(230, 560), chance.randrange(420, 560), chance.randrange(30, 80)
        box = (x - size, y - size // 3, x + size, y + size // 3)
        draw.ellipse(box, fill=(88, 88, 92) if settled else (66, 52, 40), outline=(70, 70, 74))


def _lamp(draw: Draw, chance: Random, settled: bool) -> None:
    x = chance.randrange(160, 280)
    draw.line((x, 560, x, 120, x + 90, 100), fill=(120, 124, 130), width=9)
    if settled:
        draw.polygon([(x + 60, 110), (x + 120, 110), (x + 330, 590), (x - 60, 590)], fill=(150, 140, 90))
    draw.ellipse((x + 62, 92, x + 122, 118), fill=(255, 240, 180) if settled else (62, 64, 70))


def _water(draw: Draw, chance: Random, settled: bool) -> None:
    top = 520 if settled else 400
    draw.polygon([(0, top), (800, top - 20), (800, 600), (0, 600)], fill=(96, 120, 130) if settled else (84, 78, 58))
    for _ in range(26):
        x, y = chance.randrange(800), chance.randrange(top, 600)
        draw.line((x, y, x + chance.randrange(20, 70), y), fill=(170, 176, 170), width=2)


def _rubbish(draw: Draw, chance: Random, settled: bool) -> None:
    draw.rectangle((90, 380, 180, 500), fill=(60, 120, 80))
    for _ in range(4 if settled else 60):
        x, y, size = chance.randrange(180, 620), chance.randrange(430, 560), chance.randrange(14, 46)
        tone = chance.choice([(230, 230, 230), (40, 40, 44), (180, 60, 50), (70, 110, 170), (190, 170, 90)])
        draw.ellipse((x, y, x + size, y + size * 2 // 3), fill=tone)


def _tree(draw: Draw, chance: Random, settled: bool) -> None:
    lean = 0 if settled else chance.randrange(60, 160)
    draw.line((330, 560, 330 + lean, 260), fill=(94, 70, 46), width=26)
    for _ in range(14):
        x, y = 330 + lean + chance.randrange(-90, 90), 240 + chance.randrange(-80, 60)
        draw.ellipse((x - 46, y - 36, x + 46, y + 36), fill=(50, chance.randrange(90, 130), 52))
