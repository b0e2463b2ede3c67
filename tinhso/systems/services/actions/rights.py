"""May the reader do this to the dossier? Asked once per permission and page."""

from __future__ import annotations

from tinhso.engines.access import api as access
from tinhso.systems.services.actions.action import Scene


def may(scene: Scene, permission: str) -> bool:
    return access.may(scene.actor, permission, scene.case)
