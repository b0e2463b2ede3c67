"""A period in the exchange forms of statistics: SDMX-CSV 2.0 and SDMX-JSON 2.0, the same bytes for the same values.

A reporting period that closes on the 14th is written as a time range (``2026-10-15/P1M``): SDMX's own reporting
periods begin with a year of their own, which the Decree's do not.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from io import StringIO
from typing import Any

from tinhso.base import clock
from tinhso.engines.indicators.api import Period
from tinhso.systems.reports.collation import Collation
from tinhso.systems.reports.nouns.regime import Regime

AGENCY, VERSION = "TINHSO", "1.0"
FREQUENCY = {"month": "M", "quarter": "Q", "half": "S", "nine_months": "A", "year": "A"}
MONTHS = {"month": "P1M", "quarter": "P3M", "half": "P6M", "nine_months": "P9M", "year": "P1Y"}
DIMENSIONS = ("FREQ", "TIME_PERIOD", "REPORTER", "INDICATOR")
ATTRIBUTES = ("UNIT_MEASURE", "OBS_STATUS", "COMMENT_OBS")


@dataclass(frozen=True)
class Observation:
    freq: str
    time: str
    reporter: str
    indicator: str
    value: str  # "" for no data
    unit: str
    status: str  # A: normal, M: missing
    comment: str


def observations(shown: Collation) -> Iterator[Observation]:
    """One for each office and line, by office, then in the order of the form."""
    for n, one in enumerate(shown.returns):
        for line, values, _sum in shown.rows:
            value = values[n]
            if value is not None:
                number = "" if value.value is None else f"{value.value.normalize():f}"
                yield Observation(
                    FREQUENCY[one.lasts.kind], time_of(one.lasts), one.office.code, line.code, number, line.unit,
                    "A" if number else "M", value.note,
                )  # fmt: skip


def time_of(period: Period) -> str:
    if period.closes_on_14th or period.kind == "nine_months":
        return f"{period.first.isoformat()}/{MONTHS[period.kind]}"
    return {
        "month": f"{period.year}-{period.number:02}", "quarter": f"{period.year}-Q{period.number}",
        "half": f"{period.year}-S{period.number}", "year": str(period.year),
    }[period.kind]  # fmt: skip


def flow(regime: Regime) -> str:
    """The identity of the dataflow."""
    return f"{AGENCY}:{regime.code.upper().replace('-', '_')}({VERSION})"


def as_csv(regime: Regime, shown: Collation) -> str:
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "OBS_VALUE", *ATTRIBUTES])
    for one in observations(shown):
        sheet.writerow(["dataflow", flow(regime), "R", *astuple(one)])
    return out.getvalue()


def as_json(regime: Regime, shown: Collation) -> str:
    """``prepared`` is when the last of the values was given, so that nothing changes while they do not."""
    every = list(observations(shown))
    columns = [[getattr(one, name) for one in every] for name in ("freq", "time", "reporter", "indicator")]
    codes = [list(dict.fromkeys(column)) for column in columns]
    names = {one.office.code: one.office.name for one in shown.returns}
    names |= {line.code: line.name for line, _values, _sum in shown.rows}
    cells: dict[str, list[Any]] = {}
    for number, one in enumerate(every):
        key = ":".join(str(codes[at].index(columns[at][number])) for at in range(len(DIMENSIONS)))
        cells[key] = [float(one.value) if one.value else None, one.unit, one.status, one.comment]
    given = max((v.at for _l, values, _s in shown.rows for v in values if v is not None), default=None)
    said = {
        "meta": {
            "schema": "https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json",
            "id": f"{regime.code}-{every[0].time.replace('/', '-')}" if every else regime.code,
            "prepared": clock.local(given).isoformat() if given else "",
            "sender": {"id": regime.owner.code, "name": regime.owner.name},
        },
        "data": {
            "dataSets": [{"structure": 0, "action": "Replace", "observations": cells}],
            "structures": [
                {
                    "links": [{"urn": f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={flow(regime)}"}],
                    "name": regime.name,
                    "dimensions": {
                        "observation": [
                            {
                                "id": name,
                                "keyPosition": at,
                                "values": [{"id": c, "name": names.get(c, c)} for c in found],
                            }
                            for at, (name, found) in enumerate(zip(DIMENSIONS, codes, strict=True))
                        ]
                    },
                    "measures": {"observation": [{"id": "OBS_VALUE"}]},
                    "attributes": {"observation": [{"id": name} for name in ATTRIBUTES]},
                }
            ],
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def _named(code: str, names: dict[str, str]) -> dict[str, str]:
    return {"id": code, "name": names.get(code, code)}
