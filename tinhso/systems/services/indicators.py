"""What leaders follow of dossiers, by Decision 766/QĐ-TTg where it has a formula."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.api import DOWN, UP, Board, LateCases, Live, Measure, Ratio, count
from tinhso.systems.services.counter.indicators import (  # noqa: F401  declared there
    DIGITISED,
    LEFT,
    NO_SHOW,
    OUT_OF_TURN,
    QUEUES,
    SERVED,
    SHORT_WAIT,
    WAIT,
)
from tinhso.systems.services.delays import ALL as OF_DELAYS
from tinhso.systems.services.offering import (  # noqa: F401  declared there
    BEGUN_ONLINE,
    BY_POST,
    PROVIDED,
    PROVIDED_SHARE,
    WHOLE_SHARE,
)
from tinhso.systems.services.posting.figures import ALL as OF_THE_POST
from tinhso.systems.services.posting.figures import SERVED_THEN  # noqa: F401  declared there
from tinhso.systems.services.quality import (  # noqa: F401  declared there
    DIGITAL_RESULTS,
    PAID_ONLINE,
    SATISFIED,
    WITH_REUSE,
)

# The first events were written when dossiers were the only cases, and did not say what they were about.
DOSSIERS = (None, "services.dossier")
LATE = LateCases("services.dossier")

RECEIVED = Measure(
    "services.received",
    _("Dossiers received"),
    kinds=("cases.accepted",),
    where={"matter": DOSSIERS},
    definition=_("Dossiers that the one-stop desks took in during the period."),
)
DECIDED = Measure(
    "services.decided",
    _("Dossiers settled"),
    kinds=("cases.decided",),
    where={"matter": DOSSIERS},
    definition=_("Dossiers whose result was signed during the period; recalled results are taken back."),
)
ON_TIME = Ratio(
    "services.on_time",
    _("Settled on time"),
    of=count("cases.decided", on_time=True, matter=DOSSIERS),
    over=count("cases.decided", matter=DOSSIERS),
    better=UP,
    target=95.0,
    definition=_("Dossiers settled by their appointment, in the hundred of all that were settled."),
    law="766/QĐ-TTg, 2.1",
)
ONLINE = Ratio(
    "services.online",
    _("Handed in online"),
    of=count("cases.accepted", channel="online", matter=DOSSIERS),
    over=count("cases.accepted", matter=DOSSIERS),
    better=UP,
    target=50.0,
    definition=_("Received dossiers that were handed in online, in the hundred of all received."),
    law="766/QĐ-TTg, 3.3",
)
ASSISTED = Ratio(
    "services.assisted",
    _("Filed online with a clerk"),
    of=count("cases.accepted", channel="assisted", matter=DOSSIERS),
    over=count("cases.accepted", matter=DOSSIERS),
    better=DOWN,
    definition=_(
        "Received dossiers that a clerk filed online together with the citizen, in the hundred of all received; they "
        "are not counted as handed in online."
    ),
    law="118/2025/NĐ-CP",
)
IN_FULL = Ratio(
    "services.online_in_full",
    _("Handed in online, full service"),
    of=count("cases.accepted", channel="online", level="full", matter=DOSSIERS),
    over=count("cases.accepted", channel="online", level=("full", "part"), matter=DOSSIERS),
    better=UP,
    definition=_(
        "Of the dossiers handed in online those of procedures with a full online service, in the hundred; the rest are "
        "of procedures with a partial one."
    ),
    law="42/2022/NĐ-CP",
)
OVERDUE = Live(
    "services.overdue",
    _("Dossiers overdue now"),
    count=LATE.count,
    drill=LATE.drill,
    then=LATE.then,
    better=DOWN,
    target=0.0,
    alarm=1.0,
    definition=_("Dossiers that are being handled and whose appointment has passed at this moment."),
)
SHOWN = (RECEIVED, DECIDED, ON_TIME, ONLINE, ASSISTED, OVERDUE, IN_FULL, *OF_DELAYS)
REUSED = Measure(
    "services.papers_reused",
    _("Papers reused"),
    kinds=("services.paper_reused",),
    definition=_("Papers of handed-in dossiers that the province held already, so that nobody attached them again."),
    law="766/QĐ-TTg, 4.3",
)
FILED_FOR = Measure(
    "services.filed_for",
    _("Dossiers filed for somebody else"),
    kinds=("services.filed_for",),
    definition=_("By relatives, companies' staff, officials and postal clerks, with consent or mandate on record."),
)
BOARD = Board("services", _("Administrative procedures"), SHOWN, order=10)
POST = Board("post", _("Public postal service"), OF_THE_POST, order=25)
BOARDS = (BOARD, QUEUES, POST)
