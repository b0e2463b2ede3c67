"""What people call a hall."""

from __future__ import annotations

from tinhso.engines.directory.models import Office


def hall_name(office: Office) -> str:
    """The desk with the name of its agency; a centre has its own name."""
    return f"{office.name}, {office.parent.name}" if office.kind == Office.Kind.DESK and office.parent else office.name
