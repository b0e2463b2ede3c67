"""Whose delay it was, as figures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.api import DOWN, UP, Ratio, Sum, count
from tinhso.systems.services.records import DOSSIER

STEPS_ON_TIME = Ratio(
    "services.steps_on_time",
    _("Steps within their hours"),
    of=count("cases.step_done", on_time=True, matter=DOSSIER),
    over=count("cases.step_done", matter=DOSSIER),
    better=UP,
    definition=_("Steps of the internal process that ended within their working hours, in the hundred of all steps."),
)
OVERRUN = Sum(
    "services.overrun",
    _("Working minutes by which steps overran"),
    kinds=("cases.step_done",),
    where={"matter": DOSSIER},
    fact="overrun",
    better=DOWN,
    definition=_("What the agencies' own steps took beyond their hours; the time of applicants is not in it."),
)
LATE_BY_OTHERS = Ratio(
    "services.late_by_others",
    _("Late because asked agencies were"),
    of=count("cases.decided", on_time=False, delay="outside", matter=DOSSIER),
    over=count("cases.decided", on_time=False, matter=DOSSIER),
    better=DOWN,
    definition=_("Dossiers settled late where those who were asked had overrun more than the agency itself."),
)
ALL = (STEPS_ON_TIME, OVERRUN, LATE_BY_OTHERS)
