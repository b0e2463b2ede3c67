"""What of a case goes when its time has passed, engine by engine and system by system."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from tinhso.base.registry import offered
from tinhso.engines.adapters import api as adapters
from tinhso.engines.cases.models import Case
from tinhso.engines.files import api as files
from tinhso.engines.messages import api as messages
from tinhso.engines.papers import api as papers


def empty(case: Case) -> None:
    """Take out letters, messages, what partners were told and what each system keeps; the files with them.

    A system offers ``cases.forgetting``: kind -> callable(case) that takes its own out and returns the keys of the
    files it held.
    """
    gone: set[UUID] = {file for forget in _forgetting(case.kind) for file in forget(case)}
    gone |= set(papers.forget(case.pk))
    messages.forget(case.pk)
    adapters.forget(case.pk)
    files.forget(gone)


def _forgetting(kind: str) -> list[Callable[[Case], Iterable[UUID]]]:
    return [mapping[kind] for mapping in offered("cases.forgetting") if kind in mapping]
