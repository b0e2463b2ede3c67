"""What leaders follow of reports to 1022, by Decision 766/QĐ-TTg (row 5.2) where it has a rule."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.api import DOWN, UP, Board, LateCases, Live, Measure, Ratio, count
from tinhso.systems.feedback.records import REPORT

CONTENT = (4, 5)  # stars of whoever is satisfied
LATE = LateCases(REPORT)

RECEIVED = Measure(
    "feedback.received",
    _("Reports received"),
    kinds=("cases.submitted",),
    where={"matter": REPORT},
    definition=_("Reports that came to 1022 during the period by any way, counted where they came in."),
)
ASSIGNED = Measure(
    "feedback.assigned",
    _("Given to an agency"),
    kinds=("cases.accepted",),
    where={"matter": REPORT},
    definition=_("Reports that 1022 gave to a lead agency during the period, counted at that agency."),
)
ANSWERED = Measure(
    "feedback.answered",
    _("Answered"),
    kinds=("cases.decided",),
    where={"matter": REPORT},
    definition=_("Reports whose answer was approved during the period; an answer that was objected to is taken back."),
    law="766/QĐ-TTg, 5.2",
)
ON_TIME = Ratio(
    "feedback.on_time",
    _("Answered on time"),
    of=count("cases.decided", on_time=True, matter=REPORT),
    over=count("cases.decided", matter=REPORT),
    better=UP,
    target=95.0,
    definition=_(
        "Reports answered by their appointment (15 working days, hours for emergencies), "
        "in the hundred of all answered."
    ),
    law="766/QĐ-TTg, 5.2",
)
OVERDUE = Live(
    "feedback.overdue",
    _("Reports to 1022 overdue now"),
    count=LATE.count,
    drill=LATE.drill,
    then=LATE.then,
    better=DOWN,
    target=0.0,
    alarm=1.0,
    definition=_("Reports that an agency is handling and whose appointment has passed at this moment."),
)
PUBLISHED = Measure(
    "feedback.answers_published",
    _("Answers published"),
    kinds=("cases.returned",),
    where={"matter": REPORT},
    definition=_(
        "Answers that were given to the reporter and, where the category is open, to everybody during the period."
    ),
    law="766/QĐ-TTg, 5.2",
)
SATISFACTION = Ratio(
    "feedback.satisfaction",
    _("Satisfied reporters"),
    of=count("cases.rated", score=CONTENT, matter=REPORT),
    over=count("cases.rated", matter=REPORT),
    better=UP,
    target=90.0,
    definition=_("Ratings of four and five stars, in the hundred of all ratings."),
    law="766/QĐ-TTg, 5.2",
)
REFUSED = Measure(
    "feedback.refused",
    _("Not a matter for 1022"),
    kinds=("cases.refused",),
    where={"matter": REPORT},
    definition=_("Reports that 1022 does not handle; the reporter was told who is competent."),
)
REOPENED = Measure(
    "feedback.reopened",
    _("Objected to"),
    kinds=("cases.reopened",),
    where={"matter": REPORT},
    better=DOWN,
    definition=_("Answers that the reporter did not accept, so that the report was handled once more."),
)
BOARD = Board(
    "feedback",
    _("Reports to 1022"),
    (RECEIVED, ASSIGNED, ANSWERED, ON_TIME, OVERDUE, PUBLISHED, SATISFACTION, REFUSED, REOPENED),
    order=20,
    wall=(RECEIVED, ON_TIME, OVERDUE),
    units=ASSIGNED,
)
