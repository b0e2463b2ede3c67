"""What a form must hold before it may be published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.directory.models import Area
from tinhso.engines.indicators.models import KeptSeries
from tinhso.systems.reports.content.reading import Content
from tinhso.systems.reports.content.rules import BACK
from tinhso.systems.reports.nouns.regime import Regime

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.]{0,11}")


def check_content(content: Content, regime: Regime, series: Mapping[str, KeptSeries]) -> None:
    """Lines with codes of their own, rules over lines that exist, series of the regime's grain. Raises Refused."""
    codes = Counter(line.code for section in content.sections for line in section.lines)
    if not codes:
        raise Refused(_("A form has at least one line."), field="lines")
    for code, n in codes.items():
        if n > 1:
            raise Refused(_("Two lines have the code %(code)s.") % {"code": code}, field="lines")
        if not CODE.fullmatch(code):
            raise Refused(_("A code has letters, digits and dots: “%(code)s”.") % {"code": code}, field="lines")
    for line in content.lines.values():
        if line.series:
            _check_series(line.series, series.get(line.series), regime)
    for rule in content.rules:
        named = list(rule.operands())
        if not named or any(one.code not in codes or one.back not in BACK or one.to_date for one in named):
            raise Refused(_("The rule “%(rule)s” names no line of this form.") % {"rule": rule.rule}, field="rules")


def _check_series(code: str, series: KeptSeries | None, regime: Regime) -> None:
    if series is None:
        raise Refused(_("There is no kept series %(code)s.") % {"code": code}, field="lines")
    if (series.grain, series.closes_on_14th) != (regime.grain, regime.closes_on_14th):
        raise Refused(_("The series %(code)s is given for other periods.") % {"code": code}, field="lines")
    if series.by_unit == "area" and not _of_communes(regime):
        raise Refused(_("The series %(code)s is given by communes.") % {"code": code}, field="lines")


def _of_communes(regime: Regime) -> bool:
    return all(office.area.level == Area.Level.COMMUNE for office in regime.deliverers(regime.valid_from))
