"""Writing an index: a draft of the next version, its lines, and putting it in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indexes import rules
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indexes.verbs import _ground as ground
from tinhso.engines.indexes.versions import Index, Version
from tinhso.engines.indicators import api as indicators

PERMISSION = "indexes.keep"
COPIED = (
    "level", "order", "number", "name", "formula", "note", "unit", "source", "indicator", "maximum", "target", "rule",
    "exempt",
)  # fmt: skip


@transaction.atomic
def draft(index: Index, *, by: Actor) -> Version:
    """The next version with the tree of the last, or the draft that there is already. Raises Denied."""
    by = _keeper(by)
    Index.objects.select_for_update().get(pk=index.pk)
    found = index.versions.drafts().first()
    if found is not None:
        return found
    last = index.versions.order_by("-number").first()
    made = Version.objects.create(
        index=index, number=last.number + 1 if last else 1, grades=last.grades if last else [],
        ranked_from=last.ranked_from if last else 0, note=last.note if last else "",
    )  # fmt: skip
    if last is not None:
        _copy(last, made)
    record("indexes.drafted", on=made, by=by, topic=index.code, number=made.number)
    return made


@transaction.atomic
def write(version: Version, line: Item | None, *, parent: Item | None, by: Actor, **given: Any) -> Item:
    """A new line of a draft, or another content for ``line``. Raises Denied, Refused on the field at fault."""
    _keeper(by)
    _lock_draft(version)
    if line is None:
        level = given.pop("level")
        line = Item(version=version, parent=parent, level=level, order=version.items.count() + 1)
    given.pop("level", None)
    for name, value in given.items():
        setattr(line, name, ground.clean(value) if isinstance(value, str) else value)
    _check_place(line)
    check_line(line)
    if version.items.filter(number=line.number).exclude(pk=line.pk).exists():
        raise Refused(_("Another line has this number."), field="number")
    line.save()
    return line


@transaction.atomic
def drop(line: Item, *, by: Actor) -> None:
    """Take a line, with all under it, out of a draft. Raises Denied, Refused once it is published."""
    _keeper(by)
    _lock_draft(line.version)
    line.delete()


@transaction.atomic
def publish(version: Version, *, valid_from: date, by: Actor) -> Version:
    """Put a draft in force from a day on; the version before ends then.

    Raises Denied, AlreadyDone, Refused for a tree that cannot score or a day not after the last version's.
    """
    by = _keeper(by)
    version = Version.objects.select_for_update(of=("self",)).select_related("index").get(pk=version.pk)
    if version.is_published:
        raise AlreadyDone(_("This version is in force already."))
    lines = list(version.items.all())
    if not any(line.is_criterion for line in lines):
        raise Refused(_("An index needs at least one criterion."))
    for line in lines:
        _check_place(line)
        check_line(line)
    open_one = version.index.versions.published().filter(valid_to=None).first()
    if open_one is not None and open_one.valid_from is not None and valid_from <= open_one.valid_from:
        raise Refused(_("Choose a day after the one on which the version before began."), field="valid_from")
    version.index.versions.published().filter(valid_to=None).update(valid_to=valid_from)
    version.valid_from, version.published_at, version.published_by = valid_from, clock.now(), by.subject
    version.save(update_fields=["valid_from", "published_at", "published_by"])
    record("indexes.published", on=version, by=by, topic=version.index.code, number=version.number)
    return version


def check_line(line: Item) -> None:
    """Raises Refused for a line that cannot be read or a criterion that cannot be scored."""
    if not line.number or not line.name:
        raise Refused(_("Every line has a number and a name."), field="name" if line.number else "number")
    if not line.is_criterion:
        return
    if line.maximum is None or line.maximum <= 0 or line.maximum != rules.cents(Decimal(line.maximum)):
        raise Refused(_("A criterion has more than 0 points, with at most two decimals."), field="maximum")
    if line.source not in Item.Source.values or line.unit not in Item.Unit.values:
        raise Refused(_("Say where the value of a criterion comes from and of what type it is."), field="source")
    is_computed = line.source == Item.Source.INDICATOR
    if is_computed and line.indicator not in indicators.indicators():
        raise Refused(_("There is no such indicator. Choose one from the list."), field="indicator")
    if is_computed and line.rule.get("kind") == rules.GIVEN:
        raise Refused(_("What is computed needs a rule that makes points of it."), field="rule")
    rules.check(line.rule, target=line.target)


def _check_place(line: Item) -> None:
    """Groups stand at the top, headings in groups, criteria in either."""
    above = line.parent.level if line.parent is not None else ""
    fitting: dict[str, set[str]] = {
        Item.Level.GROUP: {""},
        Item.Level.HEADING: {Item.Level.GROUP},
        Item.Level.CRITERION: {Item.Level.GROUP, Item.Level.HEADING},
    }
    if above not in fitting[line.level]:
        raise Refused(_("Groups hold headings and criteria, headings hold criteria."), field="parent")


def _copy(old: Version, new: Version) -> None:
    made: dict[Any, Item] = {None: None}  # type: ignore[dict-item]
    waiting = list(old.items.all())
    while waiting:
        line = next(one for one in waiting if one.parent_id in made)
        waiting.remove(line)
        made[line.pk] = Item.objects.create(
            version=new, parent=made[line.parent_id], **{name: getattr(line, name) for name in COPIED}
        )


def _lock_draft(version: Version) -> None:
    found = Version.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if found.is_published:
        raise Refused(_("A version in force is not changed. Write the next version instead."))


def _keeper(by: Actor) -> Actor:
    top = directory.top_office()
    return access.require_at(by, PERMISSION, directory.subjects_of(top) if top is not None else ())
