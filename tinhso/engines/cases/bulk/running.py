"""Beginning a batch, and doing one row after the other: each in a transaction of its own, each exactly once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.jobs import job
from tinhso.engines.cases.bulk.act import BulkAct, act_named
from tinhso.engines.cases.models import Batch, BatchRow
from tinhso.engines.events.api import Actor

MOST = 200
LANGUAGE = "language"  # in which the results are told
log = logging.getLogger(__name__)
Target = tuple[str, UUID | None]  # the code of a case, and perhaps the task that is meant


def read_target(text: str) -> Target:
    """``code`` or ``code|task`` as a list's form sends it; a task that is none is left out."""
    code, _bar, task = text.partition("|")
    try:
        return code, UUID(task) if task else None
    except ValueError:
        return code, None


@transaction.atomic
def begin(key: UUID, *, act: str, targets: Sequence[Target], facts: dict[str, Any], by: Actor, back: str = "") -> Batch:
    """Note what is wanted for each; a second time with the same ``key`` gives the same batch.

    Raises Refused for nothing chosen, more than two hundred, or an act that is not there.
    """
    if act_named(act) is None:
        raise Refused(gettext_lazy("Choose what is to be done."))
    wanted = list(dict.fromkeys(targets))
    if not wanted:
        raise Refused(gettext_lazy("Choose at least one case."))
    if len(wanted) > MOST:
        raise Refused(gettext_lazy("At most %(n)d cases at once. Choose fewer.") % {"n": MOST})
    batch, is_new = Batch.objects.get_or_create(
        pk=key,
        defaults={
            "act": act,
            "facts": {**facts, LANGUAGE: get_language()},
            "subject": by.subject,
            "position": by.position,
            "office": by.office,
            "back": back[:200],
            "at": clock.now(),
        },
    )
    if is_new:
        BatchRow.objects.bulk_create(
            BatchRow(batch=batch, order=place, code=code, task=task) for place, (code, task) in enumerate(wanted, 1)
        )
    return batch


@job(retry=3)
def run_batch(batch: str) -> None:
    """Do what one batch still has to do."""
    run(UUID(batch))


def run_later(batch: Batch) -> None:
    """Have the worker do it."""
    run_batch.later(batch=str(batch.pk))


def run(batch_id: UUID) -> int:
    """Do what still waits, in order; several may run side by side, no row is done twice. How many were done now."""
    done = 0
    while _do_next(batch_id):
        done += 1
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch_id)
        if batch.ended_at is None and not batch.rows.filter(state=BatchRow.State.WAITING).exists():
            batch.ended_at = clock.now()
            batch.save(update_fields=["ended_at"])
    return done


@transaction.atomic
def _do_next(batch_id: UUID) -> bool:
    """The row and what it did are kept together: whoever is interrupted between leaves neither."""
    waiting = BatchRow.objects.filter(batch=batch_id, state=BatchRow.State.WAITING).order_by("order")
    row = waiting.select_for_update(skip_locked=True, of=("self",)).select_related("batch").first()
    if row is None:
        return False
    batch = row.batch
    act = act_named(batch.act)
    actor = Actor(batch.subject, batch.position, batch.office)
    with translation.override(batch.facts.get(LANGUAGE, settings.LANGUAGE_CODE)):
        _do(row, act, actor)
    return True


def _do(row: BatchRow, act: BulkAct | None, actor: Actor) -> None:
    batch = row.batch
    try:
        with transaction.atomic():
            if act is None:
                raise Refused(_("This can no longer be done here."))
            row.said, row.state = str(act.do(actor, row.code, row.task, batch.facts)), BatchRow.State.DONE
    except Refused as refused:
        row.said, row.state = str(refused), BatchRow.State.FAILED
    except Exception:  # the others must not wait for one that fails
        log.exception("batch %s, row %s", batch.pk, row.order)
        row.said, row.state = _("It did not work just now. Open the case and try again."), BatchRow.State.FAILED
    row.at = clock.now()
    row.save(update_fields=["said", "state", "at"])
