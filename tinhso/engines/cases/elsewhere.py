"""A case that is handled in another system: here nobody does its steps a second time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.registry import offered
from tinhso.engines.cases.case import Case

_reporting: ContextVar[bool] = ContextVar("reported_from_elsewhere", default=False)


@dataclass(frozen=True)
class Elsewhere:
    """Which system handles it, and its page there."""

    name: str | Promise
    url: str
    reference: str


def elsewhere(case: Case) -> Elsewhere | None:
    """The first that the parts name at ``cases.elsewhere``; None for what is handled here."""
    return next((found for offer in offered("cases.elsewhere") if (found := offer(case)) is not None), None)


@contextmanager
def reported() -> Iterator[None]:
    """Within the block the verbs write down what the other system reported."""
    token = _reporting.set(True)
    try:
        yield
    finally:
        _reporting.reset(token)


def must_be_here(case: Case) -> None:
    """Raises Refused for a step that another system does, unless it is that system's report."""
    if _reporting.get():
        return
    other = elsewhere(case)
    if other is not None:
        raise Refused(
            _("This dossier is handled in %(system)s. What is done there appears here by itself.")
            % {"system": other.name}
        )
