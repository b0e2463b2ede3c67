"""A supplement that does not come: reminded of, noted, and the case stopped as the regulation says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.cases.models import Case, Stop, Supplement, SupplementRule
from tinhso.engines.cases.rounds import supplement_rule
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.end import end
from tinhso.engines.events.api import PLATFORM, Actor

NO_ANSWER = "Quá thời hạn mà không nhận được bổ sung, hoàn thiện hồ sơ."


def set_supplement_rule(
    kind: str, *, valid_from: date, topic: str = "", anew: bool = False, **values: Any
) -> SupplementRule:
    """From ``valid_from`` on, let this rule hold for a kind of case or one topic of it.

    What was set for that very day stays, unless it is set ``anew``.
    """
    put = SupplementRule.objects.update_or_create if anew else SupplementRule.objects.get_or_create
    rule, _made = put(kind=kind, topic=topic, valid_from=valid_from, defaults=values)
    return rule


@transaction.atomic
def remind_of_supplement(supplement_id: UUID) -> bool:
    """Note that the applicant is reminded now, once for each request. False where it was done or is not needed."""
    case, asked = _locked(supplement_id)
    if not asked.is_open or asked.reminded_at is not None:
        return False
    asked.reminded_at = clock.now()
    asked.save(update_fields=["reminded_at"])
    ground.tell("cases.supplement_reminded", case, by=PLATFORM)
    return True


@transaction.atomic
def note_lapse(supplement_id: UUID) -> bool:
    """No answer came in time: the official is told, or the case stopped, as the rule says. False if it was noted."""
    case, asked = _locked(supplement_id)
    rule = supplement_rule(case.kind, case.topic)
    if rule is None or not asked.is_open or asked.lapsed_at is not None or not has_lapsed(asked, rule):
        return False
    asked.lapsed_at = clock.now()
    asked.save(update_fields=["lapsed_at"])
    automatic = rule.after == SupplementRule.After.AUTOMATIC
    ground.tell("cases.supplement_lapsed", case, by=PLATFORM, automatic=automatic)
    if automatic:
        end(case, reason=f"{NO_ANSWER} {rule.ground}", by=PLATFORM)
    return True


@transaction.atomic
def stop_unanswered(case_id: UUID, *, by: Actor, version: int | None = None) -> Stop:
    """An official confirms that no answer came and stops the case (form 05). Raises Refused while there is time."""
    permission = "cases.process" if ground.lock(case_id).is_received else "cases.receive"
    case, by = ground.lock_for(case_id, permission, by=by, version=version)
    asked = case.open_supplement
    if asked is None:
        raise AlreadyDone(_("No supplement is awaited for this case."))
    rule = supplement_rule(case.kind, case.topic)
    if rule is None or not has_lapsed(asked, rule):
        raise Refused(_("The applicant still has time to answer."))
    return end(case, reason=f"{NO_ANSWER} {rule.ground}", by=by)


def has_lapsed(asked: Supplement, rule: SupplementRule) -> bool:
    """Whether the last day and the days of grace have passed."""
    return asked.answer_by is not None and clock.now() > asked.answer_by + timedelta(days=rule.grace)


def _locked(supplement_id: UUID) -> tuple[Case, Supplement]:
    case = ground.lock(Supplement.objects.values_list("case", flat=True).get(pk=supplement_id))
    return case, Supplement.objects.get(pk=supplement_id)
