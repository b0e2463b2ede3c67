"""The conversation of one dossier for one reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.services.models import Message, Reading


@dataclass(frozen=True)
class Said:
    """One message: who, when, what; ``is_new`` to the reader, ``is_own`` by the reader's side."""

    who: str
    at: datetime
    text: str
    files: list[tuple[str, str, bool]]  # name, address, whether it may be opened yet
    is_own: bool
    is_new: bool


@dataclass(frozen=True)
class Talk:
    """All messages in order, how many are new, and whether one may still write."""

    said: list[Said]
    unread: int
    is_open: bool
    may_write: bool


def talk_of(scene: actions.Scene) -> Talk:
    """Two queries where nothing was written, three more for names and files otherwise."""
    case = scene.case
    rows = list(
        Message.objects.filter(case=case)
        .select_related("position__office")
        .prefetch_related("files__file")
        .order_by("at")
    )
    until = read_until(case.pk, scene.actor) if rows else None
    names = _names(rows)
    said = [_said(row, scene, names, until) for row in rows]
    is_open = case.stage not in cases.ENDED
    writes = scene.may_answer if scene.is_applicant else (scene.task is not None or scene.may("cases.receive"))
    return Talk(said, sum(one.is_new for one in said), is_open, is_open and writes)


def read_until(case: UUID, by: Actor) -> datetime | None:
    return Reading.objects.filter(case=case, reader=by.subject).values_list("until", flat=True).first()


def unread_in(case_keys: list[UUID], by: Actor) -> dict[UUID, int]:
    """How many messages of the other side are new in each of these cases."""
    marks = dict(Reading.objects.filter(case__in=case_keys, reader=by.subject).values_list("case", "until"))
    found: dict[UUID, int] = {}
    theirs = Message.objects.filter(case__in=case_keys).filter(
        Q(position=None) if by.is_official else Q(position__isnull=False)
    )  # fmt: skip
    for case, at in theirs.values_list("case", "at"):
        if case not in marks or at > marks[case]:
            found[case] = found.get(case, 0) + 1
    return found


def _names(rows: list[Message]) -> dict[int, str]:
    return directory.names_of({row.author for row in rows if row.position_id is None}) if rows else {}


def _said(row: Message, scene: actions.Scene, names: dict[int, str], until: datetime | None) -> Said:
    own_side = row.is_official == scene.actor.is_official
    who = f"{row.position.title}, {row.position.office.name}" if row.position else names.get(row.author, "")
    return Said(
        who, row.at, row.text, [_file(one.file, scene.actor) for one in row.files.all()], own_side,
        not own_side and (until is None or row.at > until),
    )  # fmt: skip


def _file(file: File, by: Actor) -> tuple[str, str, bool]:
    readable = file.scan == File.Scan.CLEAN
    return file.name, files.link(file, by) if readable else "", readable
