"""Living a life through the verbs: every act at its own moment, by whoever does it."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import count
from typing import Any

from django.db import transaction

from tinhso.base import clock
from tinhso.base.straight import without_savepoints
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, tell_now, telling_here
from tinhso.engines.forms import api as forms
from tinhso.engines.papers import api as papers
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand
from tinhso.systems.services import letters
from tinhso.systems.services.filing import open_dossier
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.planting.answers import papers as papers_of
from tinhso.systems.services.planting.attachments import attachment
from tinhso.systems.services.planting.lives import Act, Life
from tinhso.systems.services.queries import dossier_of
from tinhso.systems.services.supplementing import amend

# When it goes on, a running number, the life, its dossier once it was handed in, and the act that is next.
Waiting = tuple[datetime, int, Life, Dossier | None, int]


class Living:
    """Lives many lives at once, in the order of time, so that codes and lists come out as they really would.

    With ``listeners`` every letter and message follows as it would; without, only the payment reaches the case.
    """

    def __init__(self, *, listeners: bool = True, say: Callable[[int, int], None] | None = None) -> None:
        self.listeners = listeners
        self.say = say  # told after every act how many are done, and of how many
        self.made: list[Dossier] = []

    def live(self, lives: Iterable[Life]) -> list[Dossier]:
        """Live all of them to their ends."""
        number = count()
        queue: list[Waiting] = [(one.at, next(number), one, None, 0) for one in lives]
        heapq.heapify(queue)
        with telling_here(), without_savepoints():
            self._go(queue, number)
        return self.made

    def _go(self, queue: list[Waiting], number: Iterator[int]) -> None:
        done, of = 0, sum(1 + len(one.acts) for _at, _number, one, _none, _place in queue)
        while queue:
            moment, _number, life, dossier, place = heapq.heappop(queue)
            with clock.travel(moment), transaction.atomic(), access.knowing_rights():
                if dossier is None:
                    dossier = self._hand_in(life)
                else:
                    self._do(life, dossier, life.acts[place])
                    place += 1
                if self.listeners:
                    tell_now()
            done += 1
            if self.say:
                self.say(done, of)
            if place < len(life.acts):
                heapq.heappush(queue, (life.acts[place].at, next(number), life, dossier, place))

    def _hand_in(self, life: Life) -> Dossier:
        citizen = directory.actor_for(life.applicant)
        by = citizen if life.channel == "online" else directory.actor_for(life.agency.posts["clerk", life.sector])
        given = {code: [attachment(life, code)] for code in papers_of(life.procedure)}
        submission = forms.submit_answers(
            life.version, life.typed, given, by=by, submitter=citizen.subject, channel=life.channel
        )
        desk = life.agency.desk_of
        dossier = open_dossier(
            submission,
            office=life.agency.office,
            applicant=life.applicant.party,
            filed_by=life.applicant,
            by=by,
            channel=life.channel,
            received_by=desk if desk != life.agency.office else None,
        )
        self.made.append(dossier)
        return dossier

    def _do(self, life: Life, dossier: Dossier, act: Act) -> None:
        case = Case.objects.select_related("office", "applicant").get(pk=dossier.pk)
        by = directory.actor_for(act.post or life.applicant)
        getattr(self, f"_{act.verb}")(life, case, by, act.given)

    def _pay_cash(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        for demand in Demand.objects.about(case.pk).waiting():
            payments.pay_cash(demand.pk, by=by)
            self._settle(demand)

    def _pay_online(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        for demand in Demand.objects.about(case.pk).waiting():
            notice = payments.Notice(demand.key, f"FT{demand.key}", demand.purpose, demand.total, clock.now())
            payments.take_credit(payments.Bank(), notice)
            self._settle(demand)

    def _settle(self, demand: Demand) -> None:
        if not self.listeners:
            cases.settle_duty(demand.pk)

    def _accept(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        dossier = dossier_of(case)
        limit = life.version.limit(case.channel, dossier.variant)
        cases.accept(case.pk, limit=limit, process=life.process, facts=dossier.counted, by=by)

    def _refuse(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.refuse(case.pk, by=by, **given)

    def _finish_step(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.finish_step(_open(case).pk, by=by, **given)

    def _send_back(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.send_back(_open(case).pk, by=by, **given)

    def _decide(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        """The result is numbered and dated now; the worker draws it up and signs it afterwards."""
        paper = None
        if self.listeners:
            outcome, reason = given["outcome"], given["reason"]
            paper = papers.issue(
                letters.result_kind(outcome),
                office=case.office,
                data=letters.result(dossier_of(case), outcome=outcome, reason=reason),
                about=case.pk,
                owner=case.owner,
                by=by,
                sign_as=by.position,
                valid_until=letters.valid_until(dossier_of(case), outcome=outcome),
            )
        cases.decide(_open(case).pk, paper=paper, by=by, **given)

    def _hand_out(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.hand_out(case.pk, by=by, **given)

    def _rate(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.rate(case.pk, by=by, **given)

    def _ask_supplement(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.ask_supplement(case.pk, by=by, **given)

    def _answer_supplement(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        asked = case.open_supplement
        assert asked is not None
        amend(dossier_of(case), asked, answers={}, files=[], note="Tôi đã bổ sung theo yêu cầu.", by=by)

    def _extend(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        assert case.due_at is not None
        table = life.agency.table
        until = table.moment(table.worked(case.due_at) + 16 * 3600)
        cases.extend(case.pk, until=until, by=by, **given)

    def _withdraw(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.withdraw(case.pk, by=by, **given)

    def _answer_withdrawal(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.answer_withdrawal(case.pk, by=by, **given)

    def _stop(self, life: Life, case: Case, by: Actor, given: Any) -> None:
        cases.stop(case.pk, by=by, **given)


def _open(case: Case) -> Task:
    return case.tasks.filter(done_at=None).exclude(kind__in=(Task.Kind.RECEPTION, Task.Kind.RETURN)).get()
