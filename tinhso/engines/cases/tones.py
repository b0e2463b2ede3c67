"""How a stage looks: the tone that goes with its words."""

from __future__ import annotations

from tinhso.engines.cases.stages import Stage
from tinhso.ui.rows import Tone

TONES: dict[Stage, Tone] = {
    Stage.SUBMITTED: "new",
    Stage.RECEIVED: "neutral",
    Stage.REFUSED: "late",
    Stage.PROCESSING: "neutral",
    Stage.SUPPLEMENT: "near",
    Stage.DUTY: "near",
    Stage.WITHDRAWING: "near",
    Stage.STOPPED: "neutral",
    Stage.DECIDED: "done",
    Stage.RETURNED: "done",
}


def tone_of(stage: int) -> Tone:
    return TONES[Stage(stage)]
