"""What cases do by themselves."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.access import api as access
from tinhso.engines.cases.bulk.running import run
from tinhso.engines.cases.models import Batch, Case, Inquiry
from tinhso.engines.cases.nearing import nearing
from tinhso.engines.cases.touched import anywhere_in
from tinhso.engines.cases.verbs._ground import subjects_of
from tinhso.engines.cases.verbs.consult import take_silence_for_consent
from tinhso.engines.cases.verbs.escalate import escalate
from tinhso.engines.cases.verbs.lapse import note_lapse, remind_of_supplement
from tinhso.engines.cases.waiting import awaited, is_near, is_over
from tinhso.engines.directory import api as directory

SOME = 2000  # cases in one job


@job(every="*/10 * * * *", once=True)
def tell_upwards() -> None:
    """Tell every level that ought to know by now of a case that comes near its appointment or has passed it."""
    for case, levels in nearing(clock.now()):
        for level in levels:
            escalate(case.pk, level=level)


@job(every="7,37 * * * *", once=True)
def watch_supplements() -> None:
    """Remind whoever was asked for a supplement before its last day; after it, stop or have an official stop."""
    now = clock.now()
    for asked, rule in awaited(now):
        if is_near(asked, rule, now):
            remind_of_supplement(asked.pk)
        elif is_over(asked, rule):
            note_lapse(asked.pk)


@job(every="*/10 * * * *", once=True)
def hear_the_silence() -> None:
    """Whoever was asked and has not answered in time agrees, where the question said so."""
    waited = Inquiry.objects.filter(closed_at=None, silence_consents=True, answer_by__lte=clock.now())
    for inquiry in list(waited.order_by("answer_by").values_list("pk", flat=True)):
        take_silence_for_consent(inquiry)


@job(every="* * * * *", once=True)
def take_up_batches() -> None:
    """Go on with batches that were interrupted."""
    left = Batch.objects.filter(ended_at=None, at__lt=clock.now() - timedelta(minutes=1))
    for key in list(left.order_by("at").values_list("pk", flat=True)):
        run(key)


@job(queue="upkeep", retry=5)
def involve_some(here: int, after: str = "") -> None:
    """Who sees the cases of an office that moved or closed, and of all under it: some of them, then the next job.

    A province has a million; whatever people wait for goes between two parts.
    """
    office, last = directory.office_by_here(here), UUID(after) if after else access.FIRST
    cases = anywhere_in(directory.offices_under(office)).select_related("office", "received_by", "helped_by")
    with access.knowing_rights():
        done = access.reinvolve_some(cases.prefetch_related("tasks__office"), _subjects, after=last, batch=SOME)
    if done is not None:
        involve_some.later(here=here, after=str(done))


def _subjects(case: Case) -> set[int]:
    return subjects_of(case, tasks=True)
