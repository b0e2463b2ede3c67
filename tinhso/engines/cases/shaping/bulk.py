"""Moving running cases to another version of their process, as an act for several."""

from __future__ import annotations

import json
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.cases.bulk.act import BulkAct, Facts, Text
from tinhso.engines.cases.models import Case, Process
from tinhso.engines.cases.shaping.moving import move_case
from tinhso.engines.events.api import Actor


def _move(actor: Actor, code: str, task: UUID | None, facts: Facts) -> Text:
    to = Process.objects.exclude(published_at=None).filter(pk=facts["to"]).first()
    case = Case.objects.filter(code=code).first()
    if to is None or case is None:
        raise Refused(_("There is no such case for you."))
    moved = move_case(case.pk, to=to, onto=json.loads(facts["onto"]), by=actor)
    step = moved.tasks.filter(done_at=None, step__isnull=False).first()
    return _("Follows version %(n)d now, at the step “%(step)s”.") % {"n": to.number, "step": step or ""}


MOVE = BulkAct(
    slug="doi-quy-trinh", name=_("Move to another version of the process"), do=_move, needs="cases.shape", hidden=True,
    explain=_("Each case goes on by the new version from now on; what was done stays as it is."),
)  # fmt: skip
