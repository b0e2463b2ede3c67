"""What a lead office does with given work of either sort: telling how far it is."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.events.api import Actor
from tinhso.systems.ioc.followed.ground import in_hand, sentence, who, write_down
from tinhso.systems.ioc.followed.nouns import Followed, Progress


@transaction.atomic
def tell_progress(work: Followed, *, percent: int, words: str, by: Actor) -> Progress:
    """Say how far it is. Raises Denied, AlreadyDone, or Refused for what is over and for a part beyond the whole."""
    case, _task, by = in_hand(work, by)
    words = sentence(words)
    if not 0 <= percent <= 100:
        raise Refused(_("Give the part that is done from 0 to 100."), field="percent")
    newest = case.progress.first()
    if newest is not None and (newest.percent, newest.words) == (percent, words):
        raise AlreadyDone(_("This progress has been told already."), field="words")
    told = Progress.objects.create(case=case, percent=percent, words=words, by=who(by), at=clock.now())
    write_down("ioc.progressed", work, case, by=by, percent=percent)
    return told
