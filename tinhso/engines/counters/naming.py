"""What people call a hall."""

from __future__ import annotations

from collections.abc import Iterable

from tinhso.base.registry import offered
from tinhso.engines.directory.models import Office


def hall_name(office: Office) -> str:
    """The desk with the name of its agency; a centre has its own name."""
    if office.kind != Office.Kind.DESK or office.parent is None:
        return office.name
    place = " ".join(office.parent.name.split()[-3:])  # "phường Long An": most desks are named after it
    return office.name if place in office.name else f"{office.name}, {office.parent.name}"


def names_for(codes: Iterable[str]) -> dict[str, str]:
    """Names of fields of administration and of procedures, as far as the parts know them.

    They offer ``codes -> {code: name}`` at ``counters.names``.
    """
    wanted = set(codes)
    return {code: name for offer in offered("counters.names") for code, name in offer(wanted).items()}


def choices(what: str) -> list[tuple[str, str]]:
    """Codes and names among which a hall's queues choose: ``sectors`` or ``topics``.

    The parts offer ``what -> [(code, name)]`` at ``counters.choices``.
    """
    return [pair for offer in offered("counters.choices") for pair in offer(what)]
