"""Giving a directive, reporting its end."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Decision
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record, together
from tinhso.engines.indicators.api import Figure, in_words, value_text, write_period
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.directives.kinds import DIRECTIVE
from tinhso.systems.ioc.directives.nouns import Directive
from tinhso.systems.ioc.followed.ground import days_until, in_hand, open_case, send, sentence, start, who


@transaction.atomic
@together()
def give(*, figure: Figure, asked: Asked, lead: Office, deadline: date, words: str, by: Actor) -> Directive:
    """Ask ``lead`` to act on a figure, which is written down as it stands at this moment.

    Raises Denied unless ``by`` may direct the lead office, AlreadyDone, Refused beside ``words`` or ``deadline``.
    """
    by = access.require_at(by, "ioc.direct", directory.subjects_of(lead))
    words, days = sentence(words), days_until(deadline)
    indicator = figure.indicator
    same = Directive.objects.filter(code=indicator.code, office=asked.office, words=words, given_by=who(by))
    if same.filter(case__office=lead, case__ended_at=None).exists():
        raise AlreadyDone(_("You have given this directive already; it is being carried out."), field="words")
    case = open_case(DIRECTIVE, f"{indicator.name}: {words}", lead, series="CD", by=by)
    shown = value_text(indicator, figure.value)
    made = Directive.objects.create(
        case=case, code=indicator.code, period=write_period(asked.period), office=asked.office,
        unit=asked.sight.name, value=figure.value, value_text=shown, definition=in_words(indicator), words=words,
        deadline=deadline, given_by=who(by), given_at=clock.now(),
    )  # fmt: skip
    start(case, days=days)
    record("ioc.directed", on=made, by=by, office=lead.here_id, area=lead.area_id, topic=indicator.code, days=days)
    told = {"words": words, "figure": f"{indicator.name}: {shown}", "due": f"{deadline:%d/%m/%Y}"}
    head = directory.head_of(lead)
    send("ioc.directed", case, head.subject_id if head else None, told)
    return made


@transaction.atomic
@together()
def report_end(directive: Directive, *, words: str, by: Actor) -> Decision:
    """Report what came of it; the directive ends and whoever gave it is told. Raises Denied, Refused."""
    case, task, by = in_hand(directive, by)
    outcome = Decision.Outcome.GRANTED
    decision = cases.decide(task.pk, outcome=outcome, reason=sentence(words), by=by, at_the_desk=False)
    send("ioc.directive_ended", case, directive.given_by, {"words": decision.reason})
    return decision
