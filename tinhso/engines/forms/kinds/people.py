"""A person: name, personal number, date of birth."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tinhso.base import clock, codes
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds.dates import read_day, show_day
from tinhso.engines.forms.kinds.kind import Kind, Posted, Wrong


class Group(Kind):
    """Several inputs that make one answer; ``parts`` are their names."""

    parts: tuple[str, ...] = ()

    def typed(self, field: Field, posted: Posted, prefix: str) -> dict[str, str] | None:
        asked = {part: posted.getlist(f"{prefix}.{part}") for part in self.parts if f"{prefix}.{part}" in posted}
        return {part: found[-1] for part, found in asked.items()} if asked else None

    def clean(self, field: Field, typed: Any) -> dict[str, str]:
        given = typed if isinstance(typed, dict) else {}
        return {part: str(given.get(part) or "") for part in self.parts}

    def is_empty(self, typed: Any) -> bool:
        return not any(nfc(str(text)) for text in (typed or {}).values())


class Identity(Group):
    """A natural person by the personal number (Law on Identification 26/2023)."""

    template = "forms/fields/person.html"
    parts = ("name", "number", "born_on")

    def read(self, field: Field, typed: Any) -> dict[str, str]:
        wrong: dict[str, str] = {}
        value = {"name": " ".join(nfc(typed["name"]).split()), "number": "", "born_on": ""}
        if not value["name"]:
            wrong["name"] = _("Enter the full name.")
        elif len(value["name"]) > self.most:
            wrong["name"] = _("The name may have at most %(most)s characters.") % {"most": self.most}
        born = None
        try:
            born = read_day(typed["born_on"], _("Date of birth"))
            value["born_on"] = born.isoformat()
            if born > clock.today():
                wrong["born_on"] = _("The date of birth cannot be in the future.")
        except Wrong as found:
            wrong["born_on"] = str(found)
        try:
            value["number"] = str(codes.personal_number(typed["number"], born_on=born))
        except Refused as refused:
            wrong["number"] = str(refused)
        if wrong:
            raise Wrong(wrong)
        return value

    def show(self, field: Field, value: Any) -> str:
        born = show_day(value["born_on"])
        return _("%(name)s, personal number %(number)s, born on %(born)s") % {**value, "born": born}

    def retype(self, field: Field, value: Any) -> dict[str, str]:
        return {**value, "born_on": show_day(value.get("born_on", ""))}
