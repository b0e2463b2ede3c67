"""Taking a partner's message in, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import AlreadyDone
from tinhso.engines.adapters.incoming import Incoming

Answer = dict[str, Any]


@transaction.atomic
def receive(partner: str, message_id: str, digest: str, handle: Callable[[], Answer]) -> Answer:
    """Do ``handle`` for a message that is new and keep its answer; give the kept answer for one that is not.

    Of several copies that arrive together one is handled and the others wait for its answer. If ``handle``
    raises, nothing is kept. Raises AlreadyDone if the id came before with other content.
    """
    mine = Incoming(partner=partner, message=message_id, digest=digest)
    # ON CONFLICT DO NOTHING waits for a copy that is being handled elsewhere.
    Incoming.objects.bulk_create([mine], ignore_conflicts=True)
    first = Incoming.objects.select_for_update().get(partner=partner, message=message_id)
    if first.digest != digest:
        raise AlreadyDone(_("A message with this identifier came before with other content."))
    if first.pk == mine.pk:
        first.answer = handle()
        first.save(update_fields=["answer"])
    answer: Answer = first.answer
    return answer
