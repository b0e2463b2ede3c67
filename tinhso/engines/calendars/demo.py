"""The demonstration province works by the national calendar; its chief office keeps it."""

from __future__ import annotations

from tinhso.engines.calendars.verbs import load_calendars
from tinhso.engines.directory.models import Office


def plant() -> None:
    """Idempotent; whoever has calendars.edit at a top office may change the calendar."""
    tops = Office.objects.filter(parent=None, valid_to=None)
    load_calendars(keepers=[key for office in tops for key in (office.here_id, office.below_id)])
