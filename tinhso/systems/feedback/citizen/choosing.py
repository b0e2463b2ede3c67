"""Finding the category: by words, by what the classifier proposes, by the list of fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tinhso.base.text import fold
from tinhso.systems.feedback import classifying
from tinhso.systems.feedback.models import Category

MOST = 6
Proposal = tuple[Category, float]
SURE = 0.35  # below this a proposal is not shown


@dataclass(frozen=True)
class Group:
    """A field of reports with the kinds of trouble in it."""

    field: Category
    kinds: list[Category]


def open_category(code: str) -> Category | None:
    """The category with this code that may be chosen."""
    found = Category.objects.filter(code=code, is_open=True, parent__isnull=False).select_related("parent").first()
    return found or Category.objects.filter(code=code, is_open=True, children=None).select_related("parent").first()


def groups() -> list[Group]:
    """Every open field with its open kinds, in one query; a field without kinds is itself one."""
    rows = list(Category.objects.filter(is_open=True).select_related("parent"))
    return [
        Group(field, [row for row in rows if row.parent_id == field.pk] or [field])
        for field in rows
        if field.parent_id is None
    ]


def found_by(words: str, among: Sequence[Group]) -> list[Category]:
    """The kinds that the words speak of, first the classifier's, then those that hold the words."""
    kinds = {kind.pk: kind for group in among for kind in group.kinds}
    proposed = [kinds[one.pk] for one, sure in proposals(words) if sure >= SURE and one.pk in kinds]
    wanted = set(fold(words).split())
    named = [
        (-len(wanted & set(fold(f"{kind.name} {group.field.name}").split())), kind.order, kind.pk, kind)
        for group in among
        for kind in group.kinds
    ]
    hits = [kind for score, _order, _code, kind in sorted(named) if score < 0]
    return list(dict.fromkeys([*proposed, *hits]))[:MOST]


def proposals(text: str) -> list[Proposal]:
    """What the trained classifier makes of a text, with its confidence from 0 to 1; nothing where none was trained."""
    propose: Callable[[str], list[Proposal]] | None = getattr(classifying, "propose", None)
    return propose(text) if propose and text.strip() else []
