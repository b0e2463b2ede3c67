"""Filling in a return: what is typed is kept as it is; what is submitted must stand the checks."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.events.api import Actor, record
from tinhso.systems.reports.content.checking import Cell, findings, read_value
from tinhso.systems.reports.nouns.cells import Value
from tinhso.systems.reports.nouns.levels import Level
from tinhso.systems.reports.nouns.returns import Act, Return, Stage
from tinhso.systems.reports.past import cells_of, past_of
from tinhso.systems.reports.verbs.places import locked, note, require_own, who

LONGEST, LONGEST_NOTE = 40, 1000


@transaction.atomic
def save(return_id: UUID, cells: Mapping[str, Cell], *, by: Actor) -> Return:
    """Keep what has been typed, right or wrong, for the lines that are named. Raises Denied, Refused."""
    one = locked(return_id)
    by = require_own(by, "reports.enter", one.office)
    _must_be_fillable(one)
    typed = {
        code: [cell.text.strip()[:LONGEST], nfc(cell.note).strip()[:LONGEST_NOTE]]
        for code, cell in cells.items()
        if code in one.form.read.lines
    }
    one.draft = {**one.draft, **typed}
    one.drafted_by, one.drafted_at = who(by), clock.now()
    if one.stage == Stage.OPEN:
        one.stage = Stage.DRAFT
        _record("reports.begun", one, by)
    one.save(update_fields=["draft", "drafted_by", "drafted_at", "stage"])
    return one


@transaction.atomic
def submit(return_id: UUID, *, by: Actor) -> Return:
    """Hand what has been typed to the head of the office for signature.

    Raises Denied, AlreadyDone, Refused while a hard rule is broken or a soft one not explained.
    """
    one = locked(return_id)
    by = require_own(by, "reports.enter", one.office)
    if one.stage == Stage.SUBMITTED:
        raise AlreadyDone(_("This report has been submitted already."))
    _must_be_fillable(one)
    cells = cells_of(one)
    wrong = [found for found in findings(one.form.read, cells, past_of(one)) if found.stops]
    if wrong:
        raise Refused(_("%(n)s lines are not right yet: they are marked below.") % {"n": len({w.line for w in wrong})})
    _freeze(one, cells, by)
    one.stage, one.level = Stage.SUBMITTED, Level.SIGN
    one.save(update_fields=["stage", "level"])
    note(one, Act.Kind.SUBMITTED, by)
    _record("reports.submitted", one, by)
    return one


def _must_be_fillable(one: Return) -> None:
    if clock.now() < one.opens_at:
        raise Refused(_("This report opens on %(day)s.") % {"day": f"{clock.local(one.opens_at):%d/%m/%Y}"})
    if not one.is_fillable:
        raise Refused(_("This report has been submitted; it changes only when it is returned."))


def _freeze(one: Return, cells: Mapping[str, Cell], by: Actor) -> None:
    """The typed values become the return's own; those of an earlier submission stay as its history."""
    before = {value.line: value for value in one.cells.filter(replaced_at=None)}
    returned = one.acts.filter(kind=Act.Kind.RETURNED).last()
    for code in one.form.read.lines:
        cell = cells.get(code, Cell())
        value, was = read_value(cell.text), before.get(code)
        if was is not None and (was.value, was.note) == (value, cell.note):
            continue
        if was is not None:
            was.replaced_at = clock.now()
            was.save(update_fields=["replaced_at"])
        reason = returned.words if was is not None and returned is not None else ""
        Value.objects.create(of=one, line=code, value=value, note=cell.note, reason=reason, by=who(by))


def _record(kind: str, one: Return, by: Actor) -> None:
    record(kind, on=one, by=by, office=one.office.here_id, area=one.office.area_id, topic=one.regime.code)
