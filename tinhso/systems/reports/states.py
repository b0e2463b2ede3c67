"""The state of a return in a word and a tone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.base.registry import Text
from tinhso.systems.reports.nouns.levels import Level
from tinhso.systems.reports.nouns.returns import LATE, NOT_OPEN, Return, Stage

WORDS: dict[str, Text] = {
    NOT_OPEN: pgettext_lazy("report", "not open"),
    LATE: pgettext_lazy("report", "late"),
    **{stage.value: stage.label for stage in Stage},
}
TONES = {
    NOT_OPEN: "neutral", Stage.OPEN: "new", Stage.DRAFT: "new", LATE: "late", Stage.SUBMITTED: "neutral",
    Stage.RETURNED: "near", Stage.APPROVED: "done", Stage.LOCKED: "done",
}  # fmt: skip
WAITS: dict[str, Text] = {
    Level.SIGN: pgettext_lazy("report", "waits for signature"),
    Level.CHECK: pgettext_lazy("report", "waits for checking"),
    Level.APPROVE: pgettext_lazy("report", "waits for approval"),
}
STEPS: dict[str, Text] = {
    Level.SIGN: _("Sign the report"),
    Level.CHECK: _("Check the delivered report"),
    Level.APPROVE: _("Approve the delivered report"),
}


def state_word(one: Return) -> Text:
    """The state; of a submitted one what it waits for."""
    return WAITS[one.level] if one.state == Stage.SUBMITTED else WORDS[one.state]


def tone(one: Return) -> str:
    return TONES[one.state]


def next_step(one: Return) -> Text:
    """What is to be done with it next; nothing once it is approved."""
    if one.level:
        return STEPS[one.level]
    if one.stage == Stage.RETURNED:
        return _("Change the returned report")
    return _("Fill in the report") if one.is_fillable else ""
