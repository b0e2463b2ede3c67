"""One price of the tariff: what for, for whom, over which channel, until when, by which law."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.engines.forms.sheet import CHANNELS
from tinhso.engines.forms.writing.groups import GROUP_NAMES
from tinhso.engines.forms.writing.sheets.sheet import Row, RowSheet, line, prose
from tinhso.ui.widgets import DayText, LongText, NumberText

KINDS = (("fee", _("fee for a service")), ("charge", _("charge")), ("price", _("price of a service")))
UNITS = (("dossier", _("per dossier")), ("copy", _("per copy")), ("page", _("per page")))


class MoneyField(forms.IntegerField):
    """``75.000`` as people write it."""

    widget = NumberText

    def to_python(self, value: Any) -> int | None:
        found: int | None = super().to_python(re.sub(r"[.\s]|đ$", "", str(value)) if value not in (None, "") else value)
        return found


class FeeSheet(RowSheet):
    """A price for a group of payers or one channel stands beside the general one of the same code."""

    TEXTS = ("code", "kind", "name", "payer_group", "channel", "exemption", "legal_basis")
    name = line(_("What is charged"), most=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$", label=_("Code of the charge"), max_length=40,
        help_text=_("The same for every payer and channel: the prices of one code exclude one another."),
    )  # fmt: skip
    amount = MoneyField(label=_("Amount (đồng)"), min_value=0, max_value=10**11)
    unit = forms.ChoiceField(label=_("Counted per"), choices=UNITS)
    payer_group = forms.ChoiceField(label=_("For whom"), required=False, choices=())
    channel = forms.ChoiceField(
        label=_("Handed in how"), required=False, choices=[("", _("whichever way")), *CHANNELS.items()]
    )
    tiers = forms.CharField(
        label=_("Other amounts from a number on"), required=False, widget=LongText(attrs={"rows": 3}),
        help_text=_("One on each line, up to which number and how much; the last one without a number. "
                    "For example: 2: 2000, then 1000."),
    )  # fmt: skip
    limit = MoneyField(label=_("At most (đồng)"), required=False, min_value=0)
    last_day = forms.DateField(label=_("Last day on which it holds"), required=False, widget=DayText())
    legal_basis = line(_("Legal basis"), most=200, help_text=_("For example: Nghị quyết 12/2025/NQ-HĐND, Điều 4"))
    exemption = prose(_("Who is exempt, as the law says it"), required=False)

    def __init__(self, data: Any = None, *, row: Row, content: Row) -> None:
        super().__init__(data, row=row, content=content)
        own = row.get("payer_group", "")
        known = GROUP_NAMES if own in GROUP_NAMES else GROUP_NAMES | {own: own}
        self.fields["payer_group"].choices = list(known.items())  # type: ignore[attr-defined]

    def begin(self) -> Row:
        tiers = [f"{one['up_to']}: {one['amount']}" if "up_to" in one else str(one["amount"])
                 for one in self.row.get("tiers", ())]  # fmt: skip
        last = self.row.get("last_day")
        return self.row | {
            "tiers": "\n".join(tiers), "unit": self.row.get("unit", "dossier"),
            "last_day": date.fromisoformat(last) if last else None,
        }  # fmt: skip

    def clean_tiers(self) -> list[dict[str, int]]:
        lines = [one for one in (one.strip() for one in str(self.cleaned_data["tiers"]).splitlines()) if one]
        rows: list[dict[str, int]] = []
        for number, said in enumerate(lines, 1):
            upto, colon, amount = said.rpartition(":")
            upto, amount = upto.strip(), amount.replace(".", "").strip()
            if not amount.isdigit() or bool(colon) != (number < len(lines)) or (colon and not upto.isdigit()):
                raise forms.ValidationError(gettext("Write one amount on each line, the last without a number."))
            rows.append(({"up_to": int(upto)} if colon else {}) | {"amount": int(amount)})
        if len(rows) == 1:
            raise forms.ValidationError(gettext("Write one amount on each line, the last without a number."))
        return rows

    def made(self) -> Row:
        given = self.cleaned_data
        row = super().made() | {"amount": given["amount"]}
        row |= {name: given[name] for name in ("tiers", "limit") if given[name]}
        if given["unit"] != "dossier":
            row["unit"] = given["unit"]
        if given["last_day"]:
            row["last_day"] = given["last_day"].isoformat()
        return row
