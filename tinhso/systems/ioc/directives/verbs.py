"""Giving a directive, telling how far it is, reporting its end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Decision
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor, record, together
from tinhso.engines.indicators.api import Figure, in_words, value_text, write_period
from tinhso.engines.messages import api as messages
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.directives.kinds import DIRECTIVE
from tinhso.systems.ioc.directives.nouns import Directive, Progress

SHORTEST = 10


@transaction.atomic
@together()
def give(*, figure: Figure, asked: Asked, lead: Office, deadline: date, words: str, by: Actor) -> Directive:
    """Ask ``lead`` to act on a figure, which is written down as it stands at this moment.

    Raises Denied unless ``by`` may direct the lead office, AlreadyDone, Refused beside ``words`` or ``deadline``.
    """
    by = access.require_at(by, "ioc.direct", directory.subjects_of(lead))
    words = _words(words)
    days = (deadline - clock.today()).days
    if days < 1:
        raise Refused(_("The deadline must be a day to come."), field="deadline")
    indicator, now, giver = figure.indicator, clock.now(), by.position or by.subject
    same = Directive.objects.filter(code=indicator.code, office=asked.office, words=words, given_by=giver)
    if same.filter(case__office=lead, case__ended_at=None).exists():
        raise AlreadyDone(_("You have given this directive already; it is being carried out."), field="words")
    case = cases.submit(
        kind=DIRECTIVE,
        topic=DIRECTIVE,
        title=f"{indicator.name}: {words}",
        office=lead,
        applicant=None,
        owner=giver,
        by=by,
        code=cases.next_code(directory.top_office() or lead, series="CD"),
    )
    shown = value_text(indicator, figure.value)
    made = Directive.objects.create(
        case=case, code=indicator.code, period=write_period(asked.period), office=asked.office,
        unit=asked.sight.name, value=figure.value, value_text=shown, definition=in_words(indicator), words=words,
        deadline=deadline, given_by=giver, given_at=now,
    )  # fmt: skip
    limit = Limit(Decimal(days), "day")
    cases.accept(case.pk, limit=limit, process=cases.process_for(DIRECTIVE, exactly=True), by=PLATFORM)
    record("ioc.directed", on=made, by=by, office=lead.here_id, area=lead.area_id, topic=indicator.code, days=days)
    told = {"code": case.code, "words": words, "figure": f"{indicator.name}: {shown}", "due": f"{deadline:%d/%m/%Y}"}
    if (head := directory.head_of(lead)) is not None:
        messages.send(
            head.subject_id,
            "ioc.directed",
            data=told,
            about=case.pk,
            link=cases.url_of(case),
            key=f"directed:{case.pk}",
        )
    return made


@transaction.atomic
def tell_progress(directive: Directive, *, percent: int, words: str, by: Actor) -> Progress:
    """Say how far it is. Raises Denied, AlreadyDone, or Refused for what is over and for a part beyond the whole."""
    by = access.require(by, "cases.decide", directive.case)
    case = Case.objects.select_for_update().get(pk=directive.pk)
    if case.ended_at is not None:
        raise Refused(_("This directive has been carried out already."))
    words = _words(words)
    if not 0 <= percent <= 100:
        raise Refused(_("Give the part that is done from 0 to 100."), field="percent")
    newest = directive.told.first()
    if newest is not None and (newest.percent, newest.words) == (percent, words):
        raise AlreadyDone(_("This progress has been told already."), field="words")
    told = Progress.objects.create(
        directive=directive, percent=percent, words=words, by=by.position or by.subject, at=clock.now()
    )
    record("ioc.progressed", on=directive, by=by, office=case.office.here_id, area=case.office.area_id, percent=percent)
    return told


@transaction.atomic
@together()
def report_end(directive: Directive, *, words: str, by: Actor) -> Decision:
    """Report what came of it; the directive ends and whoever gave it is told. Raises Denied, AlreadyDone, Refused."""
    task = cases.open_task_for(by, directive.case)
    if task is None:
        access.require(by, "cases.decide", directive.case)
        raise Refused(_("This directive does not wait for your office."))
    decision = cases.decide(
        task.pk, outcome=Decision.Outcome.GRANTED, reason=_words(words), by=by, at_the_desk=False
    )  # fmt: skip
    case = Case.objects.select_related("office").get(pk=directive.pk)
    messages.send(
        directive.given_by, "ioc.directive_ended", about=case.pk, link=cases.url_of(case), key=f"ended:{decision.pk}",
        data={"code": case.code, "office": case.office.name, "words": decision.reason},
    )  # fmt: skip
    return decision


def _words(text: str) -> str:
    words = nfc(text).strip()
    if len(words) < SHORTEST:
        raise Refused(_("Write in a sentence what is asked or was done."), field="words")
    return words
