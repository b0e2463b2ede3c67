"""Using a held paper in a draft, and what becomes of it when the dossier is handed in."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.events.api import Actor, record
from tinhso.engines.forms import api as forms
from tinhso.engines.papers.models import Held, Paper
from tinhso.systems.services.held.offering import Offer, code_of, offers
from tinhso.systems.services.models import Dossier, Filing, Reuse


@transaction.atomic
def use(draft_id: UUID, paper: str, key: str, *, owner: int, by: Actor) -> Reuse:
    """Let a held paper of ``owner`` serve for one paper of the draft; twice does no harm.

    Raises Denied, Refused for one that is not offered any more.
    """
    draft = forms.own_draft(draft_id, by=by, lock=True)
    offered = offers(owner, draft.version.procedure.code, draft.version.papers).get(paper, [])
    offer = next((one for one in offered if one.key == key), None)
    if offer is None:
        raise Refused(_("This paper can no longer be used. Attach a file instead."))
    forms.attach(draft_id, paper, offer.file, by=by)
    reuse, made = Reuse.objects.get_or_create(
        draft=draft_id, paper=paper, file=offer.file, defaults=_source(offer)
    )  # fmt: skip
    if made:
        Filing.objects.filter(draft=draft_id).update(has_reuses=True)
    return reuse


def keep_reuses(dossier: Dossier, draft_id: UUID, *, by: Actor) -> None:
    """The reused papers belong to the dossier now. Raises Refused where one was revoked or has expired meanwhile."""
    given = set(dossier.submission.files.values_list("paper", "file"))
    case = dossier.case
    first = 1
    for reuse in Reuse.objects.filter(draft=draft_id).select_related("issued", "held"):
        if (reuse.paper, reuse.file_id) not in given:  # taken off again before it was handed in
            reuse.delete()
            continue
        if not counts(reuse):
            raise Refused(_("A paper from your store no longer counts. Take it off and attach another."))
        reuse.case = case
        reuse.save(update_fields=["case"])
        record(
            "services.paper_reused", on=case, by=by, office=case.office.here_id, area=case.area_id, topic=case.topic,
            channel=case.channel, source="issued" if reuse.issued_id else "held", first=first,
        )  # fmt: skip
        first = 0  # figures count the dossier once


def counts(reuse: Reuse) -> bool:
    """Whether the paper is still in force."""
    paper: Paper | None = reuse.issued
    if paper is not None:
        return not (paper.is_revoked or paper.is_replaced or paper.has_expired)
    held: Held | None = reuse.held
    return held is not None and held.is_in_force


def _source(offer: Offer) -> dict[str, object]:
    kind, _colon, key = offer.key.partition(":")
    return {"issued_id": UUID(key)} if kind == "issued" else {"held_id": UUID(key)}


__all__ = ["code_of", "counts", "keep_reuses", "use"]
