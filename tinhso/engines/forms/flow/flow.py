"""One draft on its way: pages, papers, check, hand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from django.utils.translation import gettext as _

from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.bound import Bound, bound
from tinhso.engines.forms.content import Part
from tinhso.engines.forms.drafts.models import Draft
from tinhso.engines.forms.drafts.queries import files_of
from tinhso.engines.forms.fees import due, notes_for
from tinhso.engines.forms.linting import CHECK, PAPERS, TASKS
from tinhso.engines.forms.prefill import Known, known_of
from tinhso.engines.payments.api import FeeLine, total
from tinhso.ui.rows import Row, Task

ONLINE = "online"


class Offered(Protocol):
    """A paper that need not be attached, because it is held already; ``key`` is what the form posts."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def said(self) -> str:
        """Where it comes from and since when."""


class Store(Protocol):
    """Where such papers are: a system's own, which knows for whom the draft is."""

    def offers(self) -> Mapping[str, Sequence[Offered]]:
        """By the code of the paper that is asked for."""

    def use(self, paper: str, key: str) -> None:
        """Let one serve. Raises Refused for one that is not offered any more."""

    def said(self, attachment: Any) -> str:
        """What is said of an attachment that came from here; "" for an upload."""


class FormFlow:
    """The steps of a draft. ``url`` gives the address of a step by its code; "" is the task list.

    ``person`` is whose data the form is filled with, where that is not its owner; ``store`` offers papers held already;
    ``notes`` are what a system adds to the hints of questions, by their names: a price of today, say.
    """

    def __init__(
        self,
        draft: Draft,
        *,
        by: Actor,
        url: Callable[[str], str],
        person: Person | None = None,
        store: Store | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        self.draft, self.by, self.url, self.person, self.store = draft, by, url, person, store
        self.notes = notes or {}
        self.version = draft.version

    def again(self, draft: Draft | None = None) -> FormFlow:
        """The same flow over what the draft holds now."""
        return FormFlow(
            draft or self.draft, by=self.by, url=self.url, person=self.person, store=self.store, notes=self.notes
        )  # fmt: skip

    @cached_property
    def form(self) -> Bound:
        return self._noted(bound(self.version, self.draft.typed, files_of(self.draft, self.by), self._known))

    def retype(self, typed: dict[str, Any]) -> None:
        """Draw the form with ``typed`` over what the draft holds; the draft stays as it is."""
        self.form = self._noted(
            bound(self.version, self.draft.typed | typed, files_of(self.draft, self.by), self._known)
        )

    @cached_property
    def _known(self) -> dict[str, Known]:
        return known_of(self.version, self.by, self.person, self.draft.known)

    @property
    def help(self) -> list[Part]:
        """What people ask about the procedure as a whole; questions about a field stand beside it."""
        return [row for row in self.version.part("help") if not row.get("about")]

    @property
    def moved(self) -> dict[str, Any]:
        """What a new version of the form did to this draft; empty where nothing was.

        A question that these answers do not lead to, or that was answered since, is not told of any more.
        """
        if not self.draft.moved:
            return {}
        fields, reading = self.version.fields, self.form.reading
        new = {fields[name].label for name in reading.asked - self.form.given}
        again = {fields[name].label for name in reading.asked & reading.wrong.keys()}
        told: dict[str, Any] = self.draft.moved
        return told | {
            "new": [label for label in told["new"] if label in new],
            "again": [label for label in told["again"] if label in again],
        }

    @property
    def has_papers(self) -> bool:
        return any(need.paper.is_uploaded for need in self.form.papers)

    @property
    def steps(self) -> list[str]:
        """The codes of the steps that these answers lead through, in order."""
        return [*(page.code for page in self.form.pages), *([PAPERS] if self.has_papers else []), CHECK]

    def after(self, step: str) -> str:
        """The step that follows; the check page follows itself."""
        steps = self.steps
        place = steps.index(step) if step in steps else -1
        return steps[min(place + 1, len(steps) - 1)]

    def before(self, step: str) -> str:
        """The step that goes before; the task list before the first."""
        steps = self.steps
        place = steps.index(step) if step in steps else 0
        return steps[place - 1] if place > 0 else TASKS

    def place(self, step: str) -> tuple[int, int]:
        """(which step this is, of how many), counted from 1."""
        return self.steps.index(step) + 1, len(self.steps)

    @property
    def tasks(self) -> list[Task]:
        """The task list: every step with its state."""
        rows = [self._task(page.title, page.code, page.is_complete, page.is_begun) for page in self.form.pages]
        if self.has_papers:
            begun = any(need.files for need in self.form.papers)
            rows.append(self._task(_("Papers to attach"), PAPERS, not self.form.missing_papers, begun))
        return [*rows, Task(_("Check and hand in"), self.url(CHECK))]

    @property
    def summary(self) -> list[tuple[str, list[Row]]]:
        """(page title, rows with a link that changes them) for the check page."""
        return [
            (
                page.title,
                [
                    Row(field.label, field.shown or _("To be answered"), f"{self.url(page.code)}#{field.id}")
                    for field in page.fields
                ],
            )
            for page in self.form.pages
        ]

    @property
    def answered(self) -> list[tuple[str, list[Row]]]:
        """(page title, what was answered on it), to be read only."""
        pages = [
            (page.title, [Row(field.label, field.shown) for field in page.fields if field.shown])
            for page in self.form.pages
        ]
        return [(title, rows) for title, rows in pages if rows]

    @property
    def fees(self) -> list[FeeLine]:
        """What it costs online with these answers."""
        return due(self.version, self.form.answers, ONLINE)

    @property
    def cost(self) -> int:
        """The sum in đồng."""
        return total(self.fees)

    def _noted(self, form: Bound) -> Bound:
        form.notes = {**self.notes, **notes_for(self.version, form.answers, ONLINE)}
        return form

    def _task(self, title: str, code: str, done: bool, begun: bool) -> Task:
        if done and begun:
            return Task(title, self.url(code), _("Done"), "done")
        return Task(title, self.url(code), _("Begun") if begun else _("To do"), "near" if begun else "new")
