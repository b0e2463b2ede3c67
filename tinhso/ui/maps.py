"""Where a map finds its base: addresses that an engine contributes to ``ui.map``, and an operator's own tiles."""

from __future__ import annotations

from django.conf import settings

from tinhso.base.registry import offered
from tinhso.ui.menus import address


def bases() -> dict[str, str]:
    """``outlines``, ``country`` and ``place``: addresses by what they give; empty where nobody offers one."""
    return {name: address(url) for part in offered("ui.map") for name, url in part.items()}


def tiles() -> tuple[str, str]:
    """The address of the tiles that TINHSO_TILES names, and whom they are owed to."""
    named, _, credit = settings.ENV.tiles.partition(" ")
    return named, credit.strip()
