"""The explanation of a routing in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.systems.feedback.models import Routing, Rule

LACKS = {
    "category": gettext_lazy("another category"),
    "area": gettext_lazy("another area"),
    "time": gettext_lazy("other hours"),
    "answer": gettext_lazy("another answer to the question"),
    "place": gettext_lazy("no commune is known for the place"),
}


def explain(why: Iterable[Mapping[str, Any]]) -> list[str]:
    """One sentence for the rule that counted, one for each that came near with what it lacked."""
    rows = list(why)
    rules = _rules(rows)
    said = [_sentence(row, rules) for row in rows]
    return said or [_("No rule is about this category. The coordinator chooses the agency.")]


def explanations(routings: Iterable[Routing]) -> list[tuple[Routing, list[str]]]:
    """Every routing of a report with its sentences, in two statements."""
    found = list(routings)
    rules = _rules([row for routing in found for row in routing.why])
    empty = [_("No rule is about this category. The coordinator chooses the agency.")]
    return [(routing, [_sentence(row, rules) for row in routing.why] or empty) for routing in found]


def _rules(rows: list[Mapping[str, Any]]) -> dict[str, Rule]:
    keys = {row["rule"] for row in rows if row.get("rule")}
    found = Rule.objects.select_related("category", "area").filter(pk__in=keys) if keys else ()
    return {str(rule.pk): rule for rule in found}


def _sentence(row: Mapping[str, Any], rules: Mapping[str, Rule]) -> str:
    if "chosen_by" in row:
        sentence = _("%(who)s chose %(lead)s. %(reason)s")
        return (sentence % {"who": row["chosen_by"], "lead": row["lead"], "reason": row["reason"]}).strip()
    facts = {"rule": words_of(rules.get(row["rule"])), "lead": row["lead"] or "–"}
    if row["chosen"]:
        return _("%(lead)s, by the rule “%(rule)s”: it is the most exact one that fits.") % facts
    if not row["lacks"]:
        return _("The rule “%(rule)s” (%(lead)s) fits too, but is less exact or stands further down.") % facts
    facts["lacks"] = ", ".join(str(LACKS[name]) for name in row["lacks"])
    return _("The rule “%(rule)s” (%(lead)s) does not fit: %(lacks)s.") % facts


def words_of(rule: Rule | None) -> str:
    """A rule in words: what it asks for."""
    if rule is None:
        return _("a rule that is no longer kept")
    named = [str(rule.category) if rule.category else _("every category")]
    named += [str(rule.area)] if rule.area else []
    if rule.off_hours is not None:
        named.append(_("outside working time") if rule.off_hours else _("within working time"))
    named += [rule.answer] if rule.answer else []
    return ", ".join(named)
