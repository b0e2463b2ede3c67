"""What leaders follow of the halls: waiting, serving, not coming."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.api import DOWN, UP, Measure, Ratio, count

SERVED = Measure(
    "services.people_served",
    _("People served at counters"),
    kinds=("counters.served",),
    definition=_("Queue numbers whose holders were served during the period."),
)
SHORT_WAIT = Ratio(
    "services.short_wait",
    _("Called within 15 minutes"),
    of=count("counters.called", in_time=1, first=1),
    over=count("counters.called", first=1),
    better=UP,
    target=80.0,
    definition=_("Queue numbers that were first called within 15 minutes, in the hundred of all that were called."),
)
NO_SHOW = Ratio(
    "services.no_show",
    _("Did not come when called"),
    of=count("counters.absent"),
    over=count("counters.called"),
    better=DOWN,
    definition=_("Calls to which nobody came, in the hundred of all calls."),
)
