"""Composing a board, changing it, taking it away."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.api import named
from tinhso.systems.ioc.picked.nouns import PickedBoard

MOST = 24  # figures of one screen
VIEW = "indicators.view"


@transaction.atomic
def make_board(*, name: str, codes: Sequence[str], office: Office | None, on_wall: bool, by: Actor) -> PickedBoard:
    """Compose a board, for oneself or shared with an office. Raises Denied, AlreadyDone, Refused beside a field."""
    by = _may_share(office, by)
    name, codes = _name(name), _picked(codes)
    owner = by.position or by.subject
    if PickedBoard.objects.filter(owner=owner, name=name, ended_at=None).exists():
        raise AlreadyDone(_("You have a board of this name already."), field="name")
    made = PickedBoard.objects.create(
        name=name, codes=codes, owner=owner, office=office.here_id if office else None, on_wall=on_wall
    )
    _show_to(made, office)
    record("ioc.board_made", on=made, by=by, office=made.office or by.office, figures=len(codes))
    return made


@transaction.atomic
def change_board(
    board_id: UUID, *, name: str, codes: Sequence[str], office: Office | None, on_wall: bool, by: Actor
) -> PickedBoard:
    """Change one's own board. Raises Denied, AlreadyDone where nothing changes, Refused beside a field."""
    board = _own(board_id, by)
    by = _may_share(office, by)
    wanted = (_name(name), _picked(codes), office.here_id if office else None, on_wall)
    if wanted == (board.name, board.codes, board.office, board.on_wall):
        raise AlreadyDone(_("The board is like this already."))
    others = PickedBoard.objects.filter(owner=board.owner, name=wanted[0], ended_at=None).exclude(pk=board.pk)
    if others.exists():
        raise AlreadyDone(_("You have a board of this name already."), field="name")
    board.name, board.codes, board.office, board.on_wall = wanted
    board.save(update_fields=["name", "codes", "office", "on_wall"])
    _show_to(board, office)
    record("ioc.board_changed", on=board, by=by, office=board.office or by.office, figures=len(board.codes))
    return board


@transaction.atomic
def end_board(board_id: UUID, *, by: Actor) -> PickedBoard:
    """Take one's own board away, for those it was shared with too. Raises Denied, AlreadyDone."""
    board = _own(board_id, by)
    board.ended_at = clock.now()
    board.save(update_fields=["ended_at"])
    record("ioc.board_ended", on=board, by=by, office=board.office or by.office, figures=len(board.codes))
    return board


def _own(board_id: UUID, by: Actor) -> PickedBoard:
    board = PickedBoard.objects.select_for_update().get(pk=board_id)
    if board.owner != (by.position or by.subject):
        access.require_at(by, VIEW, ())  # nobody but its owner changes it
    if board.ended_at is not None:
        raise AlreadyDone(_("This board has been taken away already."))
    return board


def _may_share(office: Office | None, by: Actor) -> Actor:
    """With an office whose figures one sees; for oneself wherever one sees any."""
    where = directory.subjects_of(office) if office else access.scopes(by, VIEW)
    return access.require_at(by, VIEW, where)


def _show_to(board: PickedBoard, office: Office | None) -> None:
    access.involve(board, {board.owner, *(directory.subjects_of(office) if office else ())})


def _name(text: str) -> str:
    name = nfc(text).strip()
    if not name or len(name) > 80:
        raise Refused(_("Give the board a name of at most 80 letters."), field="name")
    return name


def _picked(codes: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(codes))
    known = named(found)
    if unknown := [code for code in found if code not in known]:
        raise Refused(_("There is no indicator “%(name)s”.") % {"name": unknown[0]}, field="codes")
    if not 1 <= len(found) <= MOST:
        raise Refused(_("Pick from 1 to %(most)s indicators.") % {"most": MOST}, field="codes")
    return found
