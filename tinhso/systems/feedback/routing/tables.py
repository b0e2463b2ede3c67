"""Keeping the table: a rule is never deleted or changed, it ends and another one begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import Actor, record
from tinhso.systems.feedback.models import Category, Rule

RIGHT = "feedback.manage"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a rule says."""

    lead: Office | None
    category: Category | None = None
    area: Area | None = None
    off_hours: bool | None = None
    answer: str = ""
    to_commune: bool = False
    supporting: Iterable[Office] = ()
    is_direct: bool = False
    order: int = 100
    note: str = ""


@transaction.atomic
def put_rule(terms: Terms, *, by: Actor, instead_of: UUID | None = None) -> Rule:
    """From today on this rule is in force; the one that it stands for ends today.

    Raises Refused beside ``lead`` unless exactly one of an agency and the commune leads, beside ``answer`` for one that
    is not written as name=value.
    """
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    if bool(terms.lead) == terms.to_commune:
        raise Refused(_("Choose the agency that leads, or let the commune lead."), field="lead")
    if terms.answer and "=" not in terms.answer.strip("= "):
        raise Refused(_("Write the answer as name=value."), field="answer")
    if instead_of is not None:
        end_rule(instead_of, by=by)
    rule = Rule.objects.create(
        category=terms.category, area=terms.area, off_hours=terms.off_hours, answer=terms.answer.strip(),
        lead=terms.lead, to_commune=terms.to_commune, is_direct=terms.is_direct, order=terms.order, note=terms.note,
        valid_from=clock.today(),
    )  # fmt: skip
    rule.supporting.set(office for office in terms.supporting if office != terms.lead)
    record("feedback.rule_made", on=rule, by=by, instead_of=str(instead_of or ""))
    return rule


@transaction.atomic
def end_rule(rule_id: UUID, *, by: Actor) -> Rule:
    """From today on the rule is no longer in force; it stays readable in what it decided."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    rule = Rule.objects.select_for_update().get(pk=rule_id)
    if rule.valid_to is not None:
        raise AlreadyDone(_("This rule has ended already."))
    rule.valid_to = clock.today()
    rule.save(update_fields=["valid_to"])
    record("feedback.rule_ended", on=rule, by=by)
    return rule
