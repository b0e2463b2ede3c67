"""What happened, who did it, who looked."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine

ENGINE = Engine(
    code="events",
    name=_("Events"),
    append_only=("events_event", "events_look", "events_seal"),
    jobs="tinhso.engines.events.jobs",
)
