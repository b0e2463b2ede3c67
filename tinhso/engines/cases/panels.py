"""What other parts show on the page of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tinhso.base.registry import offered
from tinhso.engines.cases.actions.scene import Scene


@dataclass(frozen=True)
class Panel:
    """A section of the page: its template is given ``panel`` (the context) and ``scene``; ``order`` as in menus."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    order: int = 100
    place: str = "aside"  # or "top": before the papers and answers


def panels_for(scene: Scene, place: str = "") -> list[Panel]:
    """What the parts offer at ``cases.panels``, in order: callables of the scene that return one, several or None."""
    found: list[Panel] = []
    for offer in offered("cases.panels"):
        panels = offer(scene) or ()
        found += [panels] if isinstance(panels, Panel) else panels
    return sorted((panel for panel in found if place in ("", panel.place)), key=lambda panel: panel.order)
