"""Taking a partner's message in, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
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
    if _is_first(mine):
        answer = handle()
        Incoming.objects.filter(pk=mine.pk).update(answer=answer)
        return answer
    first = Incoming.objects.get(partner=partner, message=message_id)
    if first.digest != digest:
        raise AlreadyDone(_("A message with this identifier came before with other content."))
    kept: Answer = first.answer
    return kept


def _is_first(mine: Incoming) -> bool:
    """Keep the message unless a copy of it is kept; one that is being handled elsewhere is waited for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO adapters_incoming (id, partner, message, digest, answer, received_at) "
            "VALUES (%s, %s, %s, %s, '{}', %s) ON CONFLICT DO NOTHING",
            [mine.pk, mine.partner, mine.message, mine.digest, mine.received_at],
        )
        return bool(cursor.rowcount)
