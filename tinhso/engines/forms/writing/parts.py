"""The lists that a keeper writes, in the order of the public page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.engines.forms.part_names import NAMES
from tinhso.engines.forms.writing.sheets.fee import FeeSheet
from tinhso.engines.forms.writing.sheets.limited import CaseSheet, ChannelSheet
from tinhso.engines.forms.writing.sheets.paper import PaperSheet
from tinhso.engines.forms.writing.sheets.plain import LawSheet, RequirementSheet, ResultSheet, StepSheet
from tinhso.engines.forms.writing.sheets.sheet import RowSheet


@dataclass(frozen=True)
class ListPart:
    """``code`` names it in the content, ``path`` in addresses; ``key`` is what stays of a row that is reworded."""

    code: str
    path: str
    name: Promise
    one: Promise
    sheet: type[RowSheet]
    none: Promise
    key: str = ""


PARTS = (
    ListPart("steps", "trinh-tu", NAMES["steps"], _("Step"), StepSheet,
             _("No step is written yet.")),
    ListPart("channels", "cach-thuc", NAMES["channels"], _("Way of handing in"), ChannelSheet,
             _("No way of handing in is named yet."), "channel"),
    ListPart("cases", "truong-hop", NAMES["cases"], _("Case"), CaseSheet,
             _("The procedure has one case only."), "code"),
    ListPart("papers", "giay-to", NAMES["papers"], _("Paper"), PaperSheet, _("No paper is named yet."),
             "code"),
    ListPart("tariff", "phi", NAMES["tariff"], _("Rate"), FeeSheet, _("Nothing is charged.")),
    ListPart("conditions", "dieu-kien", NAMES["conditions"], _("Requirement or condition"),
             RequirementSheet, _("There are none.")),
    ListPart("results", "ket-qua", NAMES["results"], _("Result"), ResultSheet, _("No result is named yet.")),
    ListPart("legal", "can-cu", NAMES["legal"], _("Legal text"), LawSheet, _("No legal text is named yet.")),
)  # fmt: skip
BY_PATH = {part.path: part for part in PARTS}
