"""One catalogue: what the parts declare, what officials defined, and what is typed in, each by its code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import fold
from tinhso.engines.indicators.declared import indicators
from tinhso.engines.indicators.derived import Derived, Find
from tinhso.engines.indicators.measures import Better, Indicator
from tinhso.engines.indicators.models import Definition, KeptSeries
from tinhso.engines.indicators.typed import Typed

COMPUTED, DEFINED, TYPED = "computed", "defined", "typed"


def catalogue() -> dict[str, Indicator]:
    """Every indicator in force, with its earlier definitions behind it; two statements.

    A formula whose operands are gone, say with a system that was switched off, is left out.
    """
    return catalogue_and_waiting()[0]


def catalogue_and_waiting() -> tuple[dict[str, Indicator], list[Definition]]:
    """The catalogue, and the definitions that nobody has approved or refused yet, the oldest first."""
    found: dict[str, Indicator] = dict(indicators())
    found |= {series.code: of_series(series) for series in KeptSeries.objects.select_related("owner")}
    versions: dict[str, list[Definition]] = defaultdict(list)
    proposed = Definition.objects.filter(refused_at=None).select_related("owner").order_by("valid_from", "proposed_at")
    waiting = [definition for definition in proposed if definition.is_waiting]
    for definition in proposed:
        if not definition.is_waiting:
            versions[definition.code].append(definition)
    for code, several in versions.items():
        found[code] = of_versions(several, found.get)
    return {code: indicator for code, indicator in found.items() if _stands(indicator)}, waiting


def find(code: str) -> Indicator | None:
    """The indicator of this code."""
    return indicators().get(code) or catalogue().get(code)


def named(codes: Iterable[str]) -> dict[str, Indicator]:
    """Those of these codes that there are; no statement where parts declare them all."""
    wanted, declared = set(codes), indicators()
    known = declared if wanted <= declared.keys() else catalogue()
    return {code: known[code] for code in wanted & known.keys()}


def origin(indicator: Indicator) -> str:
    if isinstance(indicator, Typed):
        return TYPED
    return DEFINED if isinstance(indicator, Derived) and indicator.code not in indicators() else COMPUTED


def of_versions(versions: Iterable[Definition], find: Find) -> Derived:
    """The newest of one indicator's definitions, with those before it."""
    newest: Derived | None = None
    for version in versions:
        newest = of_definition(version, find, before=newest)
    assert newest is not None
    return newest


def of_definition(definition: Definition, find: Find, *, before: Indicator | None = None) -> Derived:
    return Derived(
        definition.code,
        definition.name,
        definition=definition.words,
        owner=definition.owner.name,
        law=definition.law,
        unit=definition.unit,
        better=Better(definition.better),
        valid_from=definition.valid_from,
        before=before,
        formula=definition.formula,
        find=find,
    )


def of_series(series: KeptSeries) -> Typed:
    return Typed(
        series.code,
        series.name,
        definition=series.words,
        owner=series.owner.name,
        law=series.law,
        unit=series.unit,
        better=Better(series.better),
        series=series.pk,
        grain=series.grain,
        closes_on_14th=series.closes_on_14th,
        over_time=series.over_time,
        over_units=series.over_units,
    )


def code_named(name: str, known: dict[str, Indicator]) -> str:
    """The code of an indicator by its name, however it is capitalised or accented. Raises Refused."""
    if name in known:
        return name
    wanted = fold(name)
    found = [code for code, indicator in known.items() if fold(str(indicator.name)) == wanted]
    if len(found) != 1:
        raise Refused(_none(name) if not found else _several(name, found), field="formula")
    return found[0]


def _none(name: str) -> str:
    return _("There is no indicator “%(name)s”.") % {"name": name}


def _several(name: str, codes: list[str]) -> str:
    return _("Several are called “%(name)s”; write the code: %(codes)s.") % {"name": name, "codes": ", ".join(codes)}


def _stands(indicator: Indicator | None) -> bool:
    try:
        while indicator is not None:
            if isinstance(indicator, Derived) and not all(_stands(part) for part in indicator.parts.values()):
                return False
            indicator = indicator.before
    except (Refused, RecursionError):
        return False
    return True
