"""A changed working calendar may close a time that people have an appointment at."""

from __future__ import annotations

from datetime import date

from tinhso.engines.counters.verbs.sweeping import call_off_closed
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event


@on("calendars.changed")
def tell_whose_time_is_closed(event: Event) -> None:
    """Appointments on the changed days that nobody will work at are called off, and their holders told."""
    last = event.facts.get("last")
    call_off_closed(date.fromisoformat(str(event.facts["first"])), date.fromisoformat(str(last)) if last else None)
