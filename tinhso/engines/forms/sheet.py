"""What the page of a procedure shows: its version in words, with the fees of today."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinhso.engines.calendars.api import Limit
from tinhso.engines.forms.content import Paper, Part, in_language
from tinhso.engines.forms.doors.starting import start_of
from tinhso.engines.forms.fees import Fee, version_fees
from tinhso.engines.forms.keeping.mandatory import MandatoryPart, mandatory_parts
from tinhso.engines.forms.places import Place, places_of
from tinhso.engines.forms.procedures import Procedure
from tinhso.engines.forms.versions import ProcedureVersion

CHANNELS: dict[str, str | Promise] = {
    "online": gettext_lazy("Online"),
    "desk": gettext_lazy("At the one-stop desk"),
    "post": gettext_lazy("By public post"),
}


@dataclass(frozen=True)
class Manner:
    """One way to hand in: how long it takes, what it costs."""

    channel: str
    name: str
    time: str
    note: str
    fees: list[Fee]
    example: bool


@dataclass(frozen=True)
class Sheet:
    """The parts of the page."""

    name: str  # in the reader's language, where the version has it
    summary: str
    mandatory: list[MandatoryPart]
    has_guide: bool
    manners: list[Manner]
    places: list[Place]
    places_note: str
    cases: list[Part]
    papers: list[Paper]
    steps: list[Part]
    results: list[Part]
    legal: list[Part]
    conditions: list[Part]
    help: list[Part]
    agency: Part
    audience: list[str]
    is_free: bool
    fee_note: str
    exemptions: list[str]
    form_name: str
    start_url: str
    has_examples: bool


def sheet_of(version: ProcedureVersion) -> Sheet:
    """Read everything once; a query or two per way of handing in, for its fees."""
    content = version.content
    manners = [_manner(version, row) for row in content["channels"]]
    exemptions = dict.fromkeys(fee.line.exemption for manner in manners for fee in manner.fees if fee.line.exemption)
    parts = {name: version.part(name) for name in ("cases", "steps", "results", "legal", "conditions", "help")}
    marked = [*content["channels"], *content["papers"], content["agency"], *chain.from_iterable(parts.values())]
    return Sheet(
        name=in_language(content, "name"),
        summary=in_language(content, "summary"),
        mandatory=mandatory_parts(content),
        has_guide=bool(content.get("guide")),
        manners=manners,
        places=places_of(version),
        places_note=in_language(content.get("places", {}), "note"),
        papers=list(version.papers),
        agency=Part.of(content["agency"]),
        audience=[str(Procedure.Audience(code).label) for code in content["audience"]],
        is_free=content.get("free", False),
        fee_note=in_language(content, "fee_note"),
        exemptions=list(exemptions),
        form_name=in_language(content.get("form", {}), "code"),
        start_url=beginning_of(version),
        has_examples=any(row.get("example") for row in marked),
        **{name: [_timed(row) for row in rows] for name, rows in parts.items()},
    )


def in_words(limit: Limit) -> str:
    """``3 ngày làm việc``; for the same day with its hour."""
    if limit.is_same_day:
        if limit.same_day_cutoff is None:
            return _("Within the day")
        hour = f"{limit.same_day_cutoff:%H:%M}"
        return _("Within the day; what comes after %(hour)s, on the next working day") % {"hour": hour}
    amount = f"{limit.amount.normalize():f}".replace(".", ",")
    number = int(limit.amount)
    words = {
        "hour": ngettext("%(amount)s working hour", "%(amount)s working hours", number),
        "workday": ngettext("%(amount)s working day", "%(amount)s working days", number),
        "day": ngettext("%(amount)s day", "%(amount)s days", number),
        "month": ngettext("%(amount)s month", "%(amount)s months", number),
    }
    return words[limit.unit] % {"amount": amount}


def _manner(version: ProcedureVersion, row: dict[str, Any]) -> Manner:
    return Manner(
        channel=row["channel"],
        name=str(CHANNELS[row["channel"]]),
        time=in_words(Limit.of(row["limit"])),
        note=in_language(row, "note"),
        fees=version_fees(version, row["channel"]),
        example=row.get("example", False),
    )


def _timed(row: Part) -> Part:
    return Part(row | {"time": in_words(Limit.of(row["limit"]))}) if "limit" in row else row


def beginning_of(version: ProcedureVersion) -> str:
    """Where a system lets one begin; empty where none does or the procedure has no form."""
    if "form" not in version.content or version.content["level"] == "info":
        return ""
    return start_of(version.procedure)
