"""Keeping categories, their limits and the prepared texts."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor, record
from tinhso.systems.feedback.models import Category, PreparedText, TimeLimit
from tinhso.systems.feedback.values.rows import is_example

RIGHT = "feedback.manage"


@transaction.atomic
def change_category(category: Category, *, is_open: bool, near: int, guidance: str, by: Actor) -> Category:
    """Open or close a kind of trouble, say how near a report may be the same, and what people are told first."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    category.is_open, category.near, category.guidance = is_open, near, nfc(guidance).strip()
    category.save(update_fields=["is_open", "near", "guidance"])
    access.set_up_changed()
    record("feedback.category_changed", by=by, topic=category.pk, open=is_open)
    return category


@transaction.atomic
def set_limit(category: Category, *, what: str, amount: Decimal, unit: str, law: str, by: Actor) -> TimeLimit:
    """From today on this limit holds for the category; the one before ends. Promises already made stay."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    if amount <= 0:
        raise Refused(_("A limit is greater than zero."), field="amount")
    if not law.strip() or is_example(law):
        raise Refused(_("Name the regulation that says so."), field="law")
    today = clock.today()
    own = TimeLimit.objects.filter(category=category, what=what, is_urgent=category.is_urgent, valid_to=None)
    own.update(valid_to=today)
    made = TimeLimit.objects.create(
        category=category, what=what, is_urgent=category.is_urgent, amount=amount, unit=unit, law=law, valid_from=today
    )
    record("feedback.limit_set", by=by, topic=category.pk, what=what, unit=unit)
    return made


@transaction.atomic
def put_text(
    *, use: str, title: str, text: str, category: Category | None, is_open: bool = True, key: int | None, by: Actor
) -> PreparedText:
    """Keep a prepared text. Raises Refused beside ``text`` for a placeholder that cannot be filled in."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    try:
        text.format_map(dict.fromkeys(("code", "category", "place", "office", "due"), ""))
    except (KeyError, ValueError, IndexError) as error:
        sentence = _("Only {code}, {category}, {place}, {office} and {due} can be filled in.")
        raise Refused(sentence, field="text") from error
    values = {"use": use, "title": nfc(title), "text": nfc(text), "category": category, "is_open": is_open}
    made = PreparedText(pk=key, **values)
    made.save()
    record("feedback.text_kept", by=by, topic=category.pk if category else "", use=use)
    return made


def all_categories() -> list[Category]:
    """Every category in its order, fields before their kinds."""
    return list(Category.objects.select_related("parent").order_by("order", "code"))


def limits_of(category: Category) -> list[TimeLimit]:
    """The limits in force for the category: its own and those that it shares."""
    on = clock.today()
    rows = TimeLimit.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)
    shared = Q(category=None) | Q(category__in=[category.pk, category.parent_id])
    return list(rows.filter(shared, is_urgent=category.is_urgent).order_by("what", "category"))


def all_texts() -> QuerySet[PreparedText]:
    """Every prepared text by its use."""
    return PreparedText.objects.select_related("category").order_by("use", "title")
