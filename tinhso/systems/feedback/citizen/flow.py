"""The steps of a report, one question at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.citizen.reading import ACCOUNT, NOBODY, PHONE, Reading
from tinhso.systems.feedback.models import Draft

CATEGORY, STORY, PLACE, QUESTIONS = "linh-vuc", "noi-dung", "vi-tri", "cau-hoi"
SAME, WHO, CHECK = "da-co", "nguoi-gui", "kiem-tra"
TITLES: dict[str, str | Promise] = {
    CATEGORY: _("What is it about?"),
    STORY: _("What is wrong?"),
    PLACE: pgettext_lazy("report", "Where is it?"),
    QUESTIONS: _("A few details"),
    SAME: _("Is it one of these?"),
    WHO: _("How can we answer you?"),
    CHECK: _("Check and send"),
}


@dataclass
class Flow:
    """One draft on its way; ``by`` is whoever writes, None for a visitor."""

    draft: Draft
    by: Actor | None
    later: bool = False  # written without a connection: neither further questions nor duplicates were shown

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.draft)

    @property
    def layout(self) -> str:
        return "ui/desk.html" if self.draft.for_another else "ui/public.html"

    @cached_property
    def steps(self) -> list[str]:
        """The steps that these answers lead through, in order."""
        asked = not self.later and self.reading.questions.pages
        same = not self.later and self.reading.same
        return [CATEGORY, STORY, PLACE, *([QUESTIONS] if asked else []), *([SAME] if same else []), WHO, CHECK]

    def url(self, step: str) -> str:
        return reverse("feedback:step", args=[self.draft.pk, step])

    def after(self, step: str) -> str:
        """The address of the first step behind this one that is not answered, so that a correction leads back."""
        steps = self.steps
        behind = steps[steps.index(step) + 1 :] if step in steps else steps
        open_ones = [each for each in behind if not self.is_done(each)]
        return self.url(open_ones[0] if open_ones else CHECK)

    def before(self, step: str) -> str:
        place = self.steps.index(step)
        return self.url(self.steps[place - 1]) if place else reverse("feedback:start")

    def place_of(self, step: str) -> tuple[int, int]:
        """(which step this is, of how many), counted from 1."""
        return self.steps.index(step) + 1, len(self.steps)

    @property
    def first_open(self) -> str:
        """The first step that lacks its answer; the check once nothing does."""
        return next((step for step in self.steps if not self.is_done(step)), CHECK)

    def is_done(self, step: str) -> bool:
        now = self.reading
        return {
            CATEGORY: now.category is not None,
            STORY: now.has_story,
            PLACE: now.has_place and (self.later or not now.is_placed_by_photo),
            QUESTIONS: now.questions.is_complete,
            SAME: now.is_another,
            WHO: self.is_reachable,
            CHECK: False,
        }[step]

    @property
    def is_reachable(self) -> bool:
        """Whether it is clear who reports and whether they can be reached."""
        now = self.reading
        if self.draft.for_another:
            return bool(now.said("name") and now.said("consent"))
        if now.who == ACCOUNT:
            return self.by is not None and not self.by.is_official
        if now.who == PHONE:
            return bool(now.said("phone")) and now.said("confirmed") == now.said("phone")
        return now.who == NOBODY
