"""Reporting regimes declared by a data file, with the kept series that their lines ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from tinhso.base.errors import Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators import api as indicators
from tinhso.systems.reports.models import Regime
from tinhso.systems.reports.verbs.declaring import declare_regime, publish_form

KEPT = ("keep", "over_time")


@transaction.atomic
def load_regime(row: Mapping[str, Any]) -> Regime:
    """One ``[[regime]]`` of demo/regimes.toml: its series, itself and its form. Raises LookupError for no office."""
    owner = office(row["owner"])
    regime = declare_regime(
        by=PLATFORM, owner=owner, code=row["code"], name=row["name"], law=row["law"], words=row["words"],
        grain=row["grain"], closes_on_14th=row["closes_on_14th"], due_days=row["due_days"], who=row["who"],
        named=[office(code) for code in row.get("named", ())], valid_from=row["since"],
        **{name: row[name] for name in ("levels", "opens_days") if name in row},
    )  # fmt: skip
    content = {
        "sections": [
            {"title": section["title"], "lines": [_line(line, regime) for line in section["lines"]]}
            for section in row["sections"]
        ],
        "rules": row["rules"],
    }
    publish_form(regime.pk, content, by=PLATFORM, valid_from=row["since"])
    return regime


def office(code: str) -> Office:
    found = directory.office_by_code(code)
    if found is None:
        raise LookupError(f"A regime names the office {code}.")
    return found


def _line(line: Mapping[str, Any], regime: Regime) -> dict[str, Any]:
    found = {name: value for name, value in line.items() if name not in KEPT}
    if "keep" in line:
        try:
            series = indicators.declare_series(
                by=PLATFORM, owner=regime.owner, name=line["name"], unit=line["unit"], grain=regime.grain,
                closes_on_14th=regime.closes_on_14th, by_unit=line["keep"], law=regime.law[:200],
                over_time=line.get("over_time", "sum"), words=f"{line['name']}, theo {regime.name.lower()}.",
                source=regime.name, due_days=10,
            )  # fmt: skip
        except Refused as refused:
            raise LookupError(f"{regime.code}, {line['code']}: {refused}") from refused
        found["series"] = series.code
    return found
