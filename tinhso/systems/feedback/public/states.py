"""The states of a report in words for everybody."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import Stage
from tinhso.ui.rows import Tone

STATES: dict[int, str | Promise] = {
    Stage.SUBMITTED: _("waiting to be sorted"),
    Stage.RECEIVED: _("being handled"),
    Stage.REFUSED: _("not a matter for 1022"),
    Stage.PROCESSING: _("being handled"),
    Stage.SUPPLEMENT: _("waiting for more information"),
    Stage.DUTY: _("being handled"),
    Stage.WITHDRAWING: _("being handled"),
    Stage.STOPPED: _("closed"),
    Stage.DECIDED: _("settled, the answer is being published"),
    Stage.RETURNED: _("answered"),
}
TONES: dict[int, Tone] = {
    Stage.SUBMITTED: "new",
    Stage.SUPPLEMENT: "near",
    Stage.DECIDED: "done",
    Stage.RETURNED: "done",
}
WHAT: dict[str, str | Promise] = {
    "reported": _("The report came in"),
    "accepted": _("Sent to the agency that handles it"),
    "transferred": _("Given to another agency"),
    "more": _("The reporter was asked for more information"),
    "told": _("The reporter told more"),
    "extended": _("The deadline was extended"),
    "refused": _("Not a matter for 1022"),
    "answered": _("The answer was published"),
    "reopened": _("Opened once more"),
    "closed": _("Closed without an answer"),
}
_ONCE = (("extension", "extended"), ("refusal", "refused"), ("reopening", "reopened"), ("stop", "closed"))


def state_name(stage: int) -> str:
    """The state of a publication, as a word."""
    return str(STATES[stage])


def state_tone(stage: int) -> Tone:
    return TONES.get(stage, "neutral")


def story_of(case: Any) -> list[dict[str, Any]]:
    """What a case went through, in order, as times and codes alone: no reason, no name, no text."""
    told = [("reported", case.submitted_at)]
    if case.is_received:
        told.append(("accepted", case.receipt.at))
    told += [("transferred", at) for at in case.transfers.values_list("at", flat=True)]
    for at, answered_at in case.supplements.values_list("at", "answered_at"):
        told += [("more", at), ("told", answered_at)]
    for name, what in _ONCE:
        if (record := getattr(case, name, None)) is not None:
            told.append((what, record.at))
    told += [("answered", at) for at in case.handings_out.values_list("at", flat=True)]
    known = sorted(((at, what) for what, at in told if at is not None), key=lambda each: each[0])
    return [{"what": what, "at": at} for at, what in known]
