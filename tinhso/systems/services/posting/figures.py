"""What leaders follow of the post."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.api import DOWN, UP, Dated, Live, Mean, Measure, Ratio, Sum, count
from tinhso.systems.services.posting import communes

LAW = "45/2016/QĐ-TTg"
RECEIVED = Measure(
    "services.post_received",
    _("Papers received by post"),
    kinds=("post.delivered",),
    where={"channel": "in"},
    better=UP,
    definition=_("Consignments with papers that the public post fetched at home and brought to a one-stop desk."),
    law=LAW,
)
RETURNED = Measure(
    "services.post_returned",
    _("Results returned by post"),
    kinds=("post.delivered",),
    where={"channel": "out"},
    better=UP,
    definition=_("Consignments with results that the public post delivered to the applicant."),
    law=LAW,
)
DAYS = Mean(
    "services.post_days",
    _("Days on the way"),
    of=Sum(kinds=("post.delivered",), fact="days"),
    over=count("post.delivered"),
    unit=_("days"),
    better=DOWN,
    target=2.0,
    alarm=5.0,
    definition=_("Days from when the post took a consignment over until it was delivered, on average, both ways."),
)
CAME_BACK = Ratio(
    "services.post_came_back",
    _("Undeliverable by post"),
    of=count("post.came_back"),
    over=count("post.came_back", "post.delivered"),
    better=DOWN,
    alarm=10.0,
    definition=_("Consignments that came back, in the hundred of all whose way ended."),
)
LOST = Measure(
    "services.post_lost",
    _("Lost by post"),
    kinds=("post.lost",),
    better=DOWN,
    target=0.0,
    alarm=1.0,
    definition=_("Consignments that the public post reported as lost; found again they are taken back."),
)
SERVED = Live(
    "services.post_served",
    _("Communes served by post"),
    count=communes.served,
    over=communes.communes,
    drill=communes.lines,
    unit="%",
    better=UP,
    target=100.0,
    alarm=95.0,
    definition=_("Communes and wards with a post point at which somebody works, in the hundred of all that work here."),
    law=LAW,
)
SERVED_THEN = Dated(
    "services.post_served_then",
    _("Communes served by post at the period's end"),
    count=communes.served,
    over=communes.communes,
    drill=communes.lines_on,
    unit="%",
    better=UP,
    definition=_("Communes with a post point at which somebody worked on the last day, in the hundred of all of then."),
    law=LAW,
)
ALL = (RECEIVED, RETURNED, DAYS, CAME_BACK, LOST, SERVED)
