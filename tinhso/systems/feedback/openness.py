"""Which figures of reports to 1022 everybody sees."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.disclosures.api import OpenFigure, OpenGroup
from tinhso.systems.feedback.indicators import ANSWERED, ASSIGNED, ON_TIME, SATISFACTION

FIGURES = OpenGroup(
    "feedback",
    _("Reports to 1022"),
    (
        OpenFigure(ASSIGNED),
        OpenFigure(ANSWERED),
        OpenFigure(ON_TIME),
        OpenFigure(SATISFACTION, of_people=True),
    ),
    order=20,
)
