"""Which figures of dossiers everybody sees."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.disclosures.api import OpenFigure, OpenGroup
from tinhso.systems.services.indicators import DECIDED, ON_TIME, ONLINE, RECEIVED
from tinhso.systems.services.quality import SATISFIED

FIGURES = OpenGroup(
    "services",
    _("Administrative procedures"),
    (
        OpenFigure(RECEIVED),
        OpenFigure(ONLINE),
        OpenFigure(DECIDED),
        OpenFigure(ON_TIME),
        OpenFigure(SATISFIED, of_people=True),
    ),
    order=10,
)
