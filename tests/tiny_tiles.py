"""A PMTiles archive of one vector tile, made by hand: one road across the province."""

from __future__ import annotations

import struct
from pathlib import Path

WORLD = 4096  # units of the only tile, which is the whole world
ROAD = ((3200, 1900), (3320, 1960))  # from the Gulf over Tây Ninh to the sea


def place(folder: Path, credit: str = "© Sở Nông nghiệp và Môi trường") -> Path:
    """Put the archive where an installer would."""
    (folder / "map").mkdir(parents=True, exist_ok=True)
    (folder / "map" / "credit.txt").write_text(credit, encoding="utf-8")
    made = folder / "map" / "tay-ninh.pmtiles"
    made.write_bytes(archive())
    return made


def archive() -> bytes:
    """Version 3: header, directory, metadata, tile; nothing compressed."""
    tile, notes = _tile(), b"{}"
    directory = b"".join(map(_number, (1, 0, 1, len(tile), 1)))  # entries, tile, runs, its length, its offset + 1
    starts = 127, 127 + len(directory), 127 + len(directory) + len(notes)
    header = b"PMTiles\x03" + struct.pack(
        "<11Q6B4iB2i",
        starts[0], len(directory), starts[1], len(notes), starts[2], 0, starts[2], len(tile), 1, 1, 1,
        1, 1, 1, 1, 0, 0,  # clustered, no compression inside nor of tiles, vector, zooms 0 to 0
        -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000, 0, 1_064_000_000, 105_000_000,
    )  # fmt: skip
    return header + directory + notes + tile


def _tile() -> bytes:
    (x1, y1), (x2, y2) = ROAD
    line = [9, _zig(x1), _zig(y1), 10, _zig(x2 - x1), _zig(y2 - y1)]  # move to, line to
    feature = _field(2, b"".join(map(_number, (0, 0)))) + b"\x18\x02" + _field(4, b"".join(map(_number, line)))
    value = _field(1, "Quốc lộ 1".encode())
    layer = b"\x78\x02" + _field(1, b"roads") + _field(2, feature) + _field(3, b"name") + _field(4, value)
    return _field(3, layer + b"\x28" + _number(WORLD))


def _field(number: int, content: bytes) -> bytes:
    return _number(number << 3 | 2) + _number(len(content)) + content


def _number(value: int) -> bytes:
    """As a varint."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


def _zig(value: int) -> int:
    return value << 1 ^ value >> 63
