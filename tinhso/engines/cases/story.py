"""What happened to a case, in words for whoever reads it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tinhso.base.registry import event_kinds
from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.directory import api as directory
from tinhso.engines.events import api as events
from tinhso.engines.events.models import Event
from tinhso.ui.rows import Entry, Text, Tone

TONES: dict[str, Tone] = {
    "cases.accepted": "new",
    "cases.decided": "done",
    "cases.returned": "done",
    "cases.refused": "late",
    "cases.stopped": "late",
    "cases.escalated": "late",
    "cases.supplement_asked": "near",
    "cases.duty_raised": "near",
    "cases.extended": "near",
    "cases.withdrawal_declined": "near",
    "cases.reopened": "near",
    "cases.silence_consented": "near",
}


def told(
    scene: Scene,
    sentences: Mapping[str, Text],
    *,
    unseen: Collection[str] = (),
    texts: Mapping[UUID, Text] | None = None,
    owner: Text = "",
) -> list[Entry]:
    """The events of a case, the newest first, in a system's own ``sentences``; ``texts`` say more by event.

    Officials see each other's names; the applicant sees the agency. What was taken back is not told. ``owner`` names
    whoever owns the case where officials must not read the name itself.
    """
    happened = [e for e in events.history(scene.case.pk, since=scene.case.submitted_at) if e.kind not in unseen]
    names = directory.names_of({event.actor for event in happened if event.actor})
    kinds = event_kinds()
    said = {**_withdrawals(happened, scene), **(texts or {})}
    return [
        Entry(
            at=event.at,
            title=sentences.get(event.kind) or capfirst(str(kinds[event.kind].label)),
            text=said.get(event.pk, ""),
            by=owner if owner and event.actor == scene.case.owner else _who(event, scene, names),
            tone=TONES.get(event.kind, "neutral"),
        )
        for event in reversed(happened)
        if event.sign > 0
    ]


def _withdrawals(happened: list[Event], scene: Scene) -> dict[UUID, Text]:
    """Why it was asked back, and why the work goes on; read only where that happened."""
    if not any(event.kind in ("cases.withdrawn", "cases.withdrawal_declined") for event in happened):
        return {}
    rows = list(scene.case.withdrawals.order_by("at"))
    declined = [row for row in rows if row.agreed is False]
    words = {"cases.withdrawn": [row.reason for row in rows], "cases.withdrawal_declined": [r.answer for r in declined]}
    return {event.pk: words[event.kind].pop(0) for event in happened if words.get(event.kind)}


def _who(event: Event, scene: Scene, names: dict[int, str]) -> str:
    if event.actor == 0:
        return capfirst(_("the system"))
    if event.position is not None and scene.is_applicant:
        return scene.case.office.name
    return names.get(event.actor, "")
