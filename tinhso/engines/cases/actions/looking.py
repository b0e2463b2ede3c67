"""Seeing personal data in full for a while, after a reason was given and written down."""

from __future__ import annotations

from datetime import timedelta

from tinhso.base import clock
from tinhso.engines.cases.actions.scene import Scene

OPEN_FOR = timedelta(minutes=30)  # after a reason was given


def looked_within(scene: Scene, time: timedelta = OPEN_FOR) -> bool:
    """Whether the reader's look was written down so short a time ago."""
    return scene.looked_at is not None and scene.looked_at >= clock.now() - time
