"""What the verbs of tasks have in common: who may steer a programme, a task held, documents, support."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.base import File as Upload

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.ioc.followed.ground import send
from tinhso.systems.ioc.programmes.nouns import Assignment, Programme

PLAN = "ioc.plan"


def steers(programme: Programme, by: Actor) -> Actor:
    """``by`` as the act is to be recorded, if it speaks for the office that gives the tasks. Raises Denied."""
    return access.require_at(by, PLAN, directory.subjects_of(programme.office))


def locked(task: Assignment) -> Assignment:
    related = ("programme__office", "case__office")
    return Assignment.objects.select_for_update(of=("self",)).select_related(*related).get(pk=task.pk)


def ask_support(task: Assignment, offices: Iterable[Office]) -> None:
    """The heads of agencies that are to support a task learn of it."""
    for office in offices:
        if head := directory.head_of(office):
            said = {"words": task.words, "lead": task.case.office.name, "due": f"{task.deadline:%d/%m/%Y}"}
            send("ioc.support_asked", task.case, head.subject_id, said)


def stored(upload: Upload, by: Actor) -> File:  # type: ignore[type-arg]
    """An uploaded document. Raises Refused beside ``upload``."""
    try:
        return files.store(upload, name=upload.name or "", owner=by.subject)
    except Refused as refused:
        raise Refused(str(refused), field="upload") from refused
