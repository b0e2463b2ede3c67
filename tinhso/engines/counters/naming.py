"""What people call a hall."""

from __future__ import annotations

from tinhso.engines.directory.models import Office


def hall_name(office: Office) -> str:
    """The desk with the name of its agency; a centre has its own name."""
    if office.kind != Office.Kind.DESK or office.parent is None:
        return office.name
    place = " ".join(office.parent.name.split()[-3:])  # "phường Long An": most desks are named after it
    return office.name if place in office.name else f"{office.name}, {office.parent.name}"
