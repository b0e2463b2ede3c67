"""A report that was moderated and published, for tests of what the public sees."""

from __future__ import annotations

from decimal import Decimal

from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Task
from tinhso.systems.feedback.models import Moderation, Publication, Report
from tinhso.systems.feedback.public.keeping import refresh
from tinhso.systems.feedback.tests.world import World

TEXT = "Đèn đường không sáng ba đêm nay."


def moderate(report: Report, *, text: str = TEXT, is_published: bool = True, photos: tuple[str, ...] = ()) -> None:
    """What the desk's verb writes."""
    Moderation.objects.create(case=report.case, is_published=is_published, text=text, photos=list(photos))


def publish(world: World, text: str = TEXT, **more: object) -> Publication:
    """A report of the citizen and its publication."""
    report = world.report(**more)  # type: ignore[arg-type]
    moderate(report, text=text)
    made = refresh(report.pk)
    assert made is not None
    return made


def answer(world: World, case: Case, text: str, *, hand_out: bool = True) -> None:
    """Accepted by the coordinator, worked on by the commune, approved by its chair, published by the desk."""
    coordinator = world.actor("coordinator")
    process = cases.process_for("feedback")
    cases.accept(case.pk, limit=Limit(Decimal(15), "workday"), by=coordinator, process=process, office=world.commune)
    work = Task.objects.get(case=case, done_at=None)
    cases.claim(work.pk, by=world.actor("specialist"))
    cases.finish_step(work.pk, by=world.actor("specialist"))
    signing = Task.objects.get(case=case, done_at=None)
    cases.decide(signing.pk, outcome="granted", reason=text, by=world.actor("chair"))
    if hand_out:
        cases.hand_out(case.pk, way="online", by=coordinator)
