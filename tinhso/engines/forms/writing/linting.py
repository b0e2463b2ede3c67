"""What is wrong with a tariff before anyone pays by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.payers import name_of, unasked


def lint_tariff(content: dict[str, Any]) -> Iterator[Finding]:
    """Two prices for the same payer and channel, a day that is none, favoured payers about whom nobody asks."""
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(content.get("tariff", ())):
        own = (row["code"], row.get("payer_group", ""), row.get("channel", ""))
        if own in seen:
            yield Finding(f"tariff/{number}", _("Two prices of one code are for the same payers and the same way."))
        seen.add(own)
        try:
            date.fromisoformat(row.get("last_day", "2026-01-01"))
        except ValueError:
            yield Finding(f"tariff/{number}", _("The last day is not a day."))
    if groups := unasked(content, content.get("tariff", ())):
        named = ", ".join(name_of(group) for group in groups)
        said = _(
            "The tariff favours payers about whom the form does not ask: %(groups)s. Add the question payer_group with "
            "these groups to the form, or take their prices out of the tariff."
        )
        yield Finding("form", said % {"groups": named})
    places = content.get("places", {})
    if places.get("reach") == "named" and not places.get("offices"):
        yield Finding("places", _("No office is chosen."))
