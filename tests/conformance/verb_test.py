"""What every verb must stand: a class that a verb's own few lines turn into its tests."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django.db import connection, transaction

from tests.province import Province
from tinhso.base.errors import AlreadyDone, Denied, Refused, Stale
from tinhso.engines.adapters.api import Untrusted
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.events.models import Event
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments.models import Payment

REFUSALS = (Denied, Refused, AlreadyDone, Stale, Untrusted)


def standing() -> dict[str, Any]:
    """All that a verb of the main job could have changed; refusals that were written down do not count."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        jobs = cursor.fetchone()[0]
    return {
        "cases": sorted(Case.objects.values_list("code", "stage", "version")),
        "tasks": sorted(Task.objects.values_list("pk", "done_at", "holder_id"), key=lambda row: row[0]),
        "events": Event.objects.exclude(kind__startswith="access.").count(),
        "payments": Payment.objects.count(),
        "papers": Paper.objects.count(),
        "jobs": jobs,
    }


class Undone(Exception):
    pass


class VerbTest:
    """``prepare`` brings the case to where the verb is possible, ``do`` calls it as somebody of the cast."""

    who: ClassVar[str]  # may do it
    elsewhere: ClassVar[str] = "gam"  # has the same right at another office
    stranger: ClassVar[str] = "phuc"  # a citizen who has nothing to do with it
    answers_again: ClassVar[bool] = False  # a second time gets the answer of the first, not a refusal

    def prepare(self, case: Case, province: Province) -> None: ...

    def do(self, case: Case, province: Province, who: str) -> object:
        raise NotImplementedError

    @pytest.fixture
    def case(self, paid: Case, province: Province) -> Case:
        case = Case.objects.get(pk=paid.pk)
        self.prepare(case, province)
        return Case.objects.get(pk=case.pk)

    def refused(self, case: Case, province: Province, who: str) -> None:
        before = standing()
        with pytest.raises(REFUSALS), transaction.atomic():
            self.do(case, province, who)
        assert standing() == before

    def test_a_stranger_is_denied_and_nothing_changes(self, case, province):
        self.refused(case, province, self.stranger)

    def test_who_has_the_right_at_another_office_is_denied(self, case, province):
        self.refused(case, province, self.elsewhere)

    def test_a_second_time_changes_nothing(self, case, province):
        first = self.do(case, province, self.who)
        if not self.answers_again:
            self.refused(case, province, self.who)
            return
        before = standing()
        assert self.do(case, province, self.who) == first
        assert standing() == before

    def test_what_is_taken_back_leaves_no_event_and_no_job(self, case, province):
        before = standing()
        with pytest.raises(Undone), transaction.atomic():
            self.do(case, province, self.who)
            assert standing() != before
            raise Undone
        assert standing() == before


def accept(case: Case, province: Province, who: str) -> object:
    dossier = case.dossier
    limit = dossier.version.limit(case.channel, dossier.variant)
    return cases.accept(case.pk, limit=limit, process=cases.process_for(case.topic), by=province.actor(who))
