"""Passing a return from level to level, or giving it back with a message."""

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
from tinhso.systems.reports.nouns.levels import NEEDS, Level, after
from tinhso.systems.reports.nouns.returns import Act, Return, Stage
from tinhso.systems.reports.telling import address, named
from tinhso.systems.reports.verbs.places import locked, note, require_own, require_owner, who
from tinhso.systems.reports.verbs.signing import sign_paper
from tinhso.systems.reports.verbs.taking import take_into_series

SHORTEST = 10


@transaction.atomic
@together()
def pass_on(return_id: UUID, *, by: Actor, level: str, words: str = "") -> Return:
    """Pass a return at ``level``, which is what the reader saw it wait for. The first one signs it, by which it is
    delivered; after the last its values are figures. Raises Denied, AlreadyDone.
    """
    one = locked(return_id)
    by = _at_its_level(one, by, level)
    if one.level != level:
        raise AlreadyDone(_("This report does not wait for this level any more."))
    if level == Level.SIGN:
        _deliver(one, by)
    one.level = after(one.regime.levels, level)
    if not one.level:
        one.stage = Stage.APPROVED
        take_into_series(one, by=by)
    one.save(update_fields=["level", "stage", "delivered_at"])
    note(one, level, by, nfc(words).strip())
    _record("reports.signed" if level == Level.SIGN else "reports.passed", one, by, level=level)
    return one


@transaction.atomic
@together()
def give_back(return_id: UUID, *, words: str, by: Actor, level: str) -> Return:
    """Return it to who filled it in, with what is to be changed. Raises Denied, AlreadyDone, Refused without words."""
    one = locked(return_id)
    by = _at_its_level(one, by, level)
    if one.level != level:
        raise AlreadyDone(_("This report does not wait for this level any more."))
    words = nfc(words).strip()
    if len(words) < SHORTEST:
        raise Refused(_("Write in a sentence what is to be changed."), field="words")
    one.stage, one.level = Stage.RETURNED, ""
    one.save(update_fields=["stage", "level"])
    act = note(one, Act.Kind.RETURNED, by, words)
    _record("reports.returned", one, by, level=level)
    for to in {one.drafted_by or 0, _head(one)} - {0, who(by)}:
        messages.send(
            to, "reports.returned", about=one.pk, link=address(one), key=f"reports.returned:{act.pk}:{to}",
            data={"report": named(one), "office": directory.name_of_subject(who(by)) or one.regime.owner.name,
                  "words": words},
        )  # fmt: skip
    return one


def _at_its_level(one: Return, by: Actor, level: str) -> Actor:
    if level == Level.SIGN:
        return require_own(by, NEEDS[Level.SIGN], one.office)
    return require_owner(by, NEEDS[Level(level)], one.regime.owner)


def _deliver(one: Return, by: Actor) -> None:
    if one.delivered_at is None:
        one.delivered_at = clock.now()
    sign_paper(one, by=by)


def _head(one: Return) -> int:
    head = directory.head_of(one.office)
    return head.subject_id if head else 0


def _record(kind: str, one: Return, by: Actor, *, level: str) -> None:
    late = one.was_late if one.delivered_at else False
    record(
        kind, on=one, by=by, office=one.office.here_id, area=one.office.area_id, topic=one.regime.code,
        on_time=not late, level=level,
    )  # fmt: skip
