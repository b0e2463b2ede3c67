"""The demonstration province offers the delivered procedures."""

from __future__ import annotations

from tinhso.engines.forms.loading import load_procedures


def plant() -> None:
    """Idempotent."""
    load_procedures()
