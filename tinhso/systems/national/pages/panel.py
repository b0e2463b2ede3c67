"""What the page of a dossier says of the link."""

from __future__ import annotations

from tinhso.engines.access import api as access
from tinhso.engines.adapters import api as adapters
from tinhso.engines.cases.api import Panel, actions
from tinhso.systems.national.civil.showing import mirror_of, page_of
from tinhso.systems.national.counterparts import Counterpart
from tinhso.systems.national.portal.following import is_told
from tinhso.systems.national.portal.speaking import portal
from tinhso.systems.national.queries import reasons


def panel_of(scene: actions.Scene) -> list[Panel]:
    """For officials: where it is settled, and how the two sides stand. Nothing for a dossier that is not linked."""
    if scene.is_applicant:
        return []
    mirror = mirror_of(scene.case)
    told = is_told(scene.case)
    if mirror is None and not told:
        return []
    counterpart = Counterpart.objects.filter(case=scene.case.pk).first() if told else None
    sent = adapters.deliveries(scene.case.pk)
    there = portal()
    context = {
        "mirror": mirror,
        "mirror_url": page_of(mirror) if mirror else "",
        "told": told,
        "counterpart": counterpart,
        "reasons": reasons(counterpart) if counterpart else (),
        "waiting": sum(each.state in ("waiting", "failed") for each in sent),
        "given_up": sum(each.state == "given_up" for each in sent),
        "last_error": next((each.last_error for each in reversed(sent) if each.last_error), ""),
        "sent_at": max((each.sent_at for each in sent if each.sent_at and each.adapter == "national"), default=None),
        "there": f"{there.url}/ho-so/{scene.case.code}" if there else "",
        "may_mend": access.holds(scene.actor, "national.mend"),
    }
    found = [Panel("national/panel.html", context, order=40)] if told else []
    if mirror is not None:
        found.append(Panel("national/mirror.html", context, order=30, place="aside" if mirror.ended_at else "top"))
    return found
