"""Keeping the words by which officials find reports."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.base.text import fold
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.models import Report, Words

BATCH = 1000


def words_of(report: Report) -> str:
    """What is searched; a code is found by itself, its digits are no words."""
    return fold(f"{report.category.name} {report.place} {report.text}")


@on("feedback.reported", "feedback.categorised")
def keep_the_words(event: Event) -> None:
    """As soon as a report came in or was sorted anew."""
    report = Report.objects.select_related("case", "category").filter(pk=event.subject).first()
    if report is None:  # deleted before its turn came
        return
    Words.objects.update_or_create(report=report, defaults={"folded": words_of(report)})


@job(every="35 * * * *", once=True)
def keep_missing_words() -> None:
    """Reports that came in bulk have no event told: their words are made here."""
    while rows := list(Report.objects.filter(words=None).select_related("case", "category")[:BATCH]):
        made = (Words(report=report, folded=words_of(report)) for report in rows)
        Words.objects.bulk_create(made, ignore_conflicts=True)
