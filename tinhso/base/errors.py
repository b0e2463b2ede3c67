"""Errors that a person can cause; each is a sentence that tells what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A request that cannot be done as asked. ``field`` names the input it is about, if any; HTTP 422.

    ``headers`` go out with the answer, for the machine at the other end.
    """

    status = 422
    headers: Mapping[str, str] = {}

    def __init__(self, sentence: str | Promise, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class Denied(Refused):
    """The actor may not do this here; HTTP 403."""

    status = 403

    def __init__(self, sentence: str | Promise = _("You do not have the right to do this."), **kw: str) -> None:
        super().__init__(sentence, **kw)


class AlreadyDone(Refused):
    """Somebody did this before, perhaps the same person a moment ago; HTTP 409."""

    status = 409


class Stale(Refused):
    """The record changed since the page was opened; HTTP 409."""

    status = 409

    def __init__(
        self,
        sentence: str | Promise = _("Someone else has just changed this. Look at the new state, then decide."),
        **kw: str,
    ) -> None:
        super().__init__(sentence, **kw)
