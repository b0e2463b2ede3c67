"""Where a map finds its base: addresses that an engine contributes to ``ui.map``, and tiles of the province's own."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from tinhso.base.registry import offered
from tinhso.ui.menus import address


def bases() -> dict[str, str]:
    """``outlines``, ``country`` and ``place``: addresses by what they give; empty where nobody offers one."""
    return {name: address(url) for part in offered("ui.map") for name, url in part.items()}


def archive() -> Path | None:
    """The PMTiles file that the installer placed into ``map/`` of the data folder; the first by its name."""
    return next(iter(sorted((settings.ENV.data / "map").glob("*.pmtiles"))), None)


def tiles() -> tuple[str, str]:
    """The address of the tiles and whom they are owed to: what TINHSO_TILES names, else the installer's own file.

    The file's credit stands beside it in ``credit.txt``. ("", ""): maps are drawn from outlines alone.
    """
    named, _, credit = settings.ENV.tiles.partition(" ")
    if named:
        return named, credit.strip()
    placed = archive()
    served = bases().get("tiles", "")
    if placed is None or not served:
        return "", ""
    note = placed.with_name("credit.txt")
    return served, note.read_text(encoding="utf-8").strip() if note.is_file() else ""
