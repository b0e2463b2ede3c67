"""What every copy is brought up to at an upgrade."""

from __future__ import annotations

from tinhso.engines.directory.verbs.areas import load_areas
from tinhso.engines.directory.verbs.catching_up import load_role_rights
from tinhso.engines.directory.verbs.outlines import load_outlines


def load_reference() -> int:
    """The register of units, where they lie, and the rights of posts; returns how many rows changed."""
    return load_areas() + load_outlines() + load_role_rights()
