"""An approved return changes in one way alone: its owner unlocks a cell, its office corrects that cell and signs."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record, together
from tinhso.engines.messages import api as messages
from tinhso.systems.reports.content.checking import Cell, findings, plain, read_value
from tinhso.systems.reports.nouns.cells import Unlocking, Value
from tinhso.systems.reports.nouns.regime import Regime
from tinhso.systems.reports.nouns.returns import DONE, Act, Return, Stage
from tinhso.systems.reports.past import past_of, values_of
from tinhso.systems.reports.telling import address, named
from tinhso.systems.reports.verbs.places import locked, note, require_own, require_owner, who
from tinhso.systems.reports.verbs.signing import sign_paper
from tinhso.systems.reports.verbs.taking import take_into_series

SHORTEST = 10


@transaction.atomic
def lock_period(regime_id: UUID, period: str, *, by: Actor) -> int:
    """Lock what is approved of a period; what is still owed stays open to be delivered late. Returns how many.

    Raises Denied, AlreadyDone.
    """
    regime = Regime.objects.select_for_update(of=("self",)).select_related("owner").get(pk=regime_id)
    by = require_owner(by, "reports.approve", regime.owner)
    found = list(regime.returns.select_for_update().filter(period=period, stage=Stage.APPROVED))
    if not found:
        raise AlreadyDone(_("No approved report of this period is waiting to be locked."))
    regime.returns.filter(pk__in=[one.pk for one in found]).update(stage=Stage.LOCKED)
    Act.objects.bulk_create(Act(of=one, kind=Act.Kind.LOCKED, by=who(by)) for one in found)
    record(
        "reports.locked", on=regime, by=by, office=regime.owner.here_id, topic=regime.code, period=period, n=len(found)
    )
    return len(found)


@transaction.atomic
@together()
def unlock(return_id: UUID, line: str, *, reason: str, by: Actor) -> Unlocking:
    """Let the office change one cell of an approved return. Raises Denied, AlreadyDone, Refused."""
    one = locked(return_id)
    by = require_owner(by, "reports.approve", one.regime.owner)
    if one.stage not in DONE:
        raise Refused(_("Only an approved report has cells to unlock; this one can be returned."))
    if line not in one.form.read.lines:
        raise Refused(_("Choose a line of this report."), field="line")
    if one.unlockings.filter(line=line, used_at=None).exists():
        raise AlreadyDone(_("This cell is unlocked already."))
    reason = _words(reason, _("Write in a sentence why the cell is unlocked."))
    made = Unlocking.objects.create(of=one, line=line, reason=reason, by=who(by))
    note(one, Act.Kind.UNLOCKED, by, f"{line}. {one.form.read.lines[line].name}: {reason}")
    _record("reports.unlocked", one, by, line)
    if (head := directory.head_of(one.office)) is not None:
        messages.send(
            head.subject_id, "reports.unlocked", about=one.pk, link=address(one), key=f"reports.unlocked:{made.pk}",
            data={"report": named(one), "line": one.form.read.lines[line].name, "words": reason},
        )  # fmt: skip
    return made


@transaction.atomic
@together()
def correct(return_id: UUID, line: str, *, text: str, reason: str, by: Actor) -> Value:
    """Change the unlocked cell and sign the report again; the value before, and why, stay in its history.

    Raises Denied, AlreadyDone where it is not unlocked (any more), Refused for what breaks a hard rule.
    """
    one = locked(return_id)
    by = require_own(by, "reports.sign", one.office)
    unlocking = one.unlockings.filter(line=line, used_at=None).first()
    if unlocking is None:
        raise AlreadyDone(_("This cell is not unlocked."))
    reason = _words(reason, _("Write in a sentence why the figure changes."))
    was = values_of(one)
    cells = {code: Cell("" if v.value is None else plain(v.value), v.note) for code, v in was.items()}
    cells[line] = Cell(text.strip(), reason)
    for found in findings(one.form.read, cells, past_of(one)):
        if found.hard or (found.stops and found.line == line):
            raise Refused(found.words, field="text")
    value = read_value(text)
    if was[line].value == value:
        raise Refused(_("This is the figure that stands already."), field="text")
    was[line].replaced_at = unlocking.used_at = clock.now()
    was[line].save(update_fields=["replaced_at"])
    unlocking.save(update_fields=["used_at"])
    made = Value.objects.create(of=one, line=line, value=value, note=was[line].note, reason=reason, by=who(by))
    one.draft = {**one.draft, line: [text.strip(), made.note]}
    one.save(update_fields=["draft"])
    sign_paper(one, by=by)
    take_into_series(one, by=by, only=[line])
    note(one, Act.Kind.CORRECTED, by, f"{line}. {one.form.read.lines[line].name}: {reason}")
    _record("reports.corrected", one, by, line)
    return made


def _words(text: str, ask: str) -> str:
    words = nfc(text).strip()
    if len(words) < SHORTEST:
        raise Refused(ask, field="reason")
    return words


def _record(kind: str, one: Return, by: Actor, line: str) -> None:
    record(kind, on=one, by=by, office=one.office.here_id, area=one.office.area_id, topic=one.regime.code, line=line)
