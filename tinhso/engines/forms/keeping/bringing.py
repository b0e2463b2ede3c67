"""Bringing an archive in: first what it would change, then the change, by the same verbs as the pages use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.forms.codes import fault_of, own_province
from tinhso.engines.forms.everyday.loading import learn
from tinhso.engines.forms.everyday.queries import synonyms
from tinhso.engines.forms.keeping.anew import put_in_force
from tinhso.engines.forms.keeping.archive import Archive, Row
from tinhso.engines.forms.keeping.checking import propose
from tinhso.engines.forms.keeping.place import require_keeper
from tinhso.engines.forms.linting import lint
from tinhso.engines.forms.part_names import place_in_words
from tinhso.engines.forms.procedures import LifeEvent, Sector
from tinhso.engines.forms.publishing import draft_version, publish, withdraw
from tinhso.engines.forms.versions import ProcedureVersion, digest_of


@dataclass(frozen=True)
class Change:
    """What bringing in does to one procedure. ``parts`` are those that differ, ``fault`` why it is left out."""

    code: str
    name: str
    kind: str  # "new", "changed", "ended", "same", "faulty"
    parts: tuple[str, ...] = ()
    fault: str = ""

    @property
    def named(self) -> str:
        """The parts that differ, as the pages call them."""
        return ", ".join(dict.fromkeys(place_in_words(part) for part in self.parts))


@dataclass(frozen=True)
class _Known:
    """A version that is here already."""

    version: ProcedureVersion
    row: Row


def difference(archive: Archive) -> list[Change]:
    """Every procedure of the archive beside what is in force here; nothing is written."""
    return _differences(archive, _known())


@transaction.atomic
def bring_in(archive: Archive, *, by: Actor = PLATFORM) -> list[Change]:
    """Carry the difference out and return it.

    By the platform (an installation's own command) versions come into force at once, with their days. By a person
    the newest version of each becomes a draft proposed for checking: another person publishes it. Raises Denied.
    """
    by = require_keeper(by, "forms.draft")
    known = _known()
    changes = _differences(archive, known)
    _names(archive)
    if by == PLATFORM:
        put_in_force({change.code: archive.procedures[change.code] for change in changes if change.kind == "new"})
    for change in changes:
        if change.kind in ("same", "faulty") or (change.kind == "new" and by == PLATFORM):
            continue
        rows, before = archive.procedures[change.code], known.get(change.code, [])
        if by == PLATFORM:
            _follow(change.code, rows, before)
        elif change.kind != "ended":
            version = draft_version(change.code, rows[-1].content, by=by, valid_from=rows[-1].valid_from)
            propose(version.pk, by=by)
    return changes


def _differences(archive: Archive, known: dict[str, list[_Known]]) -> list[Change]:
    own = own_province()
    return [_change(code, rows, known.get(code, []), own) for code, rows in sorted(archive.procedures.items())]


def _follow(code: str, rows: list[Row], before: list[_Known]) -> None:
    open_version = next((one.version for one in before if one.row.valid_to is None), None)
    here = {(one.row.valid_from, one.version.digest) for one in before}
    for row in rows:
        if (row.valid_from, digest_of(row.content)) not in here:
            start = max(row.valid_from, open_version.valid_from) if open_version else row.valid_from
            open_version = publish(draft_version(code, row.content, by=PLATFORM, valid_from=start).pk, by=PLATFORM)
        followed = row is not rows[-1] and rows[rows.index(row) + 1].valid_from == row.valid_to
        if row.valid_to is not None and not followed and open_version is not None and open_version.valid_to is None:
            withdraw(open_version.pk, by=PLATFORM, last_day=row.valid_to - timedelta(days=1))
            open_version = None


def _change(code: str, rows: list[Row], before: list[_Known], own: str) -> Change:
    newest = rows[-1]
    name = str(newest.content.get("name", code))
    there = {(row.valid_from, digest_of(row.content), row.valid_to) for row in rows}
    here = {(one.row.valid_from, one.version.digest, one.row.valid_to) for one in before}
    if there <= here:
        return Change(code, name, "same")
    if fault := fault_of(code, own) or _fault(rows):
        return Change(code, name, "faulty", fault=fault)
    if not before:
        return Change(code, name, "new")
    current = before[-1].row
    if digest_of(newest.content) == before[-1].version.digest:
        return Change(code, name, "ended" if newest.valid_to and not current.valid_to else "same")
    return Change(code, name, "changed", tuple(_parts(current.content, newest.content)))


def _parts(old: dict[str, object], new: dict[str, object]) -> Iterator[str]:
    for part in sorted({*old, *new}):
        if old.get(part) != new.get(part):
            yield part


def _fault(rows: list[Row]) -> str:
    found = next((str(finding) for row in rows for finding in lint(row.content)), "")
    return found or ("" if _in_order(rows) else _("The days of its versions overlap."))


def _in_order(rows: list[Row]) -> bool:
    """Days that follow each other without overlapping, the last alone open."""
    return all(
        one.valid_to is not None and one.valid_from <= one.valid_to <= other.valid_from
        for one, other in zip(rows, rows[1:], strict=False)
    )


def _known() -> dict[str, list[_Known]]:
    found: dict[str, list[_Known]] = {}
    published = ProcedureVersion.objects.filter(published_at__isnull=False).select_related("procedure")
    for version in published.order_by("procedure__code", "number"):
        row = Row(version.valid_from, version.valid_to, version.content)
        found.setdefault(version.procedure.code, []).append(_Known(version, row))
    return found


def _names(archive: Archive) -> None:
    """Names come before the versions that use them; everyday words that are here and not there stay."""
    for code, row in archive.sectors.items():
        Sector.objects.update_or_create(code=code, defaults=row)
    for code, row in archive.life_events.items():
        LifeEvent.objects.update_or_create(code=code, defaults=row)
    known = set(synonyms().values_list("words", "means"))
    learn(row for row in archive.synonyms if row not in known)
