"""A row of a part in a line or two, for the outline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.money import format_dong
from tinhso.engines.calendars.api import Limit
from tinhso.engines.forms.content import in_language
from tinhso.engines.forms.designing.conditions import Rows
from tinhso.engines.forms.designing.conditions import in_words as rule_in_words
from tinhso.engines.forms.sheet import CHANNELS, in_words
from tinhso.engines.forms.writing.groups import GROUP_NAMES
from tinhso.engines.forms.writing.sheets.fee import UNITS

Row = dict[str, Any]


def title_of(part: str, row: Row) -> str:
    """What the row is called."""
    if part == "channels":
        return str(CHANNELS[row["channel"]])
    return in_language(row, "text" if part in ("steps", "conditions") else "name")


def told(part: str, row: Row, content: Row, rows: Rows) -> list[str]:
    """What else it says."""
    said = _TOLD[part](row, content) if part in _TOLD else []
    if row.get("when"):
        said.append(_("It applies only when %(rule)s.") % {"rule": rule_in_words(row["when"], rows)})
    if note := in_language(row, "note"):
        said.append(note)
    if row.get("example"):
        said.append(_("Not yet compared with the legal text"))
    return [one for one in said if one]


def _step(row: Row, _content: Row) -> list[str]:
    return [_("Who applies") if row["who"] == "applicant" else _("Agency")]


def _limited(row: Row, _content: Row) -> list[str]:
    return [in_words(Limit.of(row["limit"]))] if "limit" in row else []


def _paper(row: Row, content: Row) -> list[str]:
    cases = {one["code"]: in_language(one, "name") for one in content.get("cases", ())}
    number = _("%(originals)s originals, %(copies)s copies") % {
        "originals": row.get("originals", 0), "copies": row.get("copies", 0)
    }  # fmt: skip
    way = _("the online form is the paper") if row.get("eform") else _("only shown") if row.get("shown") else number
    return [
        way,
        "" if row.get("required", True) else _("(optional)"),
        row.get("template", ""),
        "; ".join(cases.get(code, code) for code in row.get("cases", ())),
    ]


def _price(row: Row, _content: Row) -> list[str]:
    group = row.get("payer_group", "")
    unit = str(dict(UNITS)[row.get("unit", "dossier")])
    return [
        f"{format_dong(row['amount'])} {unit}; {GROUP_NAMES.get(group, group)}; "
        + (str(CHANNELS[row["channel"]]) if row.get("channel") else _("whichever way")),
        _("until %(day)s") % {"day": "/".join(reversed(row["last_day"].split("-")))} if row.get("last_day") else "",
        row["legal_basis"],
        row.get("exemption", "") if not group else "",
    ]


def _result(row: Row, _content: Row) -> list[str]:
    renew = row.get("renew", {}).get("procedure", "")
    return [
        row.get("code", ""),
        in_language(row, "validity"),
        _("renewed by %(code)s") % {"code": renew} if renew else "",
    ]


_TOLD: dict[str, Callable[[Row, Row], list[str]]] = {
    "steps": _step, "channels": _limited, "cases": _limited, "papers": _paper, "tariff": _price, "results": _result,
    "legal": lambda row, _content: [row.get("number", "")],
}  # fmt: skip
