"""What leaders follow of the halls: how long people wait, who is served, who leaves; and what is digitised there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.counters.models import Call
from tinhso.engines.indicators.api import DOWN, UP, Board, Mean, Measure, Ratio, Sum, count

WAIT = Mean(
    "services.minutes_waited",
    _("Minutes of waiting"),
    of=Sum(kinds=("counters.called",), where={"first": 1}, fact="minutes"),
    over=count("counters.called", first=1),
    unit=_("minutes"),
    better=DOWN,
    target=10.0,
    alarm=20.0,
    definition=_("From drawing a number until it is called for the first time, on average."),
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
SERVED = Measure(
    "services.people_served",
    _("People served at counters"),
    kinds=("counters.served",),
    definition=_("Queue numbers whose holders were served during the period."),
)
LEFT = Ratio(
    "services.left_unserved",
    _("Left without being served"),
    of=count("counters.given_up", "counters.absent"),
    over=count("counters.drawn"),
    better=DOWN,
    alarm=15.0,
    definition=_(
        "Numbers that were given up, still waited when the day ended, or whose holders did not come when called and "
        "did not come back, in the hundred of all that were drawn."
    ),
)
NO_SHOW = Ratio(
    "services.no_show",
    _("Did not come when called"),
    of=count("counters.absent"),
    over=count("counters.called"),
    better=DOWN,
    definition=_("Calls to which nobody came, less those who came back, in the hundred of all calls."),
)
OUT_OF_TURN = Ratio(
    "services.out_of_turn",
    _("Called out of turn"),
    of=count("counters.called", out_of_turn=tuple(Call.OutOfTurn.values)),
    over=count("counters.called"),
    better=DOWN,
    alarm=10.0,
    definition=_("Calls that a clerk made before others who waited longer, each with its reason, in the hundred."),
)
DIGITISED = Ratio(
    "services.digitised",
    _("Paper dossiers digitised"),
    of=count("services.digitised"),
    over=count("cases.accepted", channel="desk", matter=(None, "services.dossier")),
    better=UP,
    target=80.0,
    definition=_(
        "Dossiers whose papers were all scanned and signed by the receiving official during the period, in the hundred "
        "of those received on paper."
    ),
    law="766/QĐ-TTg, 4.2; 01/2023/TT-VPCP",
)
QUEUES = Board(
    "counters",
    _("At the counters"),
    (WAIT, SHORT_WAIT, SERVED, LEFT, OUT_OF_TURN, DIGITISED),
    order=12,
    wall=(WAIT, SHORT_WAIT, SERVED),
)
