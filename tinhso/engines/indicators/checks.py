"""System checks: an indicator that counts what cannot happen is an error at start."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.checks import Error, register

from tinhso.base.registry import event_kinds
from tinhso.engines.indicators.declared import declarations
from tinhso.engines.indicators.measures import Indicator, Live, Stock


@register()
def indicators_hold(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Codes are the part's own and unique; kinds are declared; a stock's two sides are apart."""
    found = list(declarations())
    times = Counter(indicator.code for _, indicator in found)
    errors = [
        Error(f"The indicator {code} is declared {n} times.", id="tinhso.E021") for code, n in times.items() if n > 1
    ]
    for part, indicator in found:
        if not indicator.code.startswith(f"{part.code}."):
            errors.append(Error(f"{indicator.code} is declared by {part.code} without its code.", id="tinhso.E022"))
        errors += _of(indicator)
    return errors


def _of(indicator: Indicator) -> list[Error]:
    errors = [
        Error(f"{indicator.code} counts {kind}, which nobody declares.", id="tinhso.E023")
        for kind in sorted({kind for series in indicator.all_series for kind in series.kinds} - set(event_kinds()))
    ]
    if not isinstance(indicator, Live) and not all(series.terms for series in indicator.all_series):
        errors.append(Error(f"{indicator.code} counts nothing.", id="tinhso.E024"))
    if isinstance(indicator, Stock) and set(indicator.plus.kinds) & set(indicator.minus.kinds):
        errors.append(Error(f"{indicator.code}: the same kind comes and goes.", id="tinhso.E025"))
    return errors
