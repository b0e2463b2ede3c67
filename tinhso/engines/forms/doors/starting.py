"""Where one begins to apply, by whichever part takes the procedure's dossiers today."""

from __future__ import annotations

from tinhso.base.registry import offered
from tinhso.engines.forms.procedures import Procedure


def start_of(procedure: Procedure) -> str:
    """The first address that the parts offer at ``forms.start``; empty where none takes it."""
    return next((url for offer in offered("forms.start") if (url := offer(procedure))), "")
