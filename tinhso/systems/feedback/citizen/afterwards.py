"""What a reporter does once the report is in: take it back, tell the details, say that another one is the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage, Withdrawal
from tinhso.engines.events.api import Actor
from tinhso.engines.forms import api as forms
from tinhso.systems.feedback.citizen.nearby import likely_same
from tinhso.systems.feedback.models import Publication, Report
from tinhso.systems.feedback.public.supporting import take_up
from tinhso.systems.feedback.reporting import tell
from tinhso.systems.feedback.routing.verbs import route

DETAILED = (Stage.SUBMITTED, Stage.RECEIVED, Stage.PROCESSING, Stage.SUPPLEMENT)


def withdraw(report: Report, *, reason: str, by: Actor) -> Withdrawal:
    """Take the report back: at once while nobody handles it, otherwise when 1022 agrees.

    Raises Refused beside ``reason``, AlreadyDone.
    """
    words = nfc(reason).strip()
    if not words:
        raise Refused(_("Say in a few words why, so that nobody goes there in vain."), field="reason")
    return cases.withdraw(report.pk, reason=words[:500], by=by)


def details_of(report: Report, typed: Mapping[str, Any] | None = None) -> forms.Bound:
    """The questions of the category with what was answered, or what is ``typed`` now."""
    asked = forms.Questions(report.category.questions)
    return forms.bound(asked, forms.retyped(asked, report.answers) if typed is None else typed)


def lacks_details(report: Report) -> bool:
    """Whether the category asks something that nobody could ask the reporter: no connection, a mail, a message."""
    asked = details_of(report)
    if not asked.pages or report.case.stage not in DETAILED:
        return False
    return not asked.is_complete or (report.asked_later and not report.answers)


@transaction.atomic
def tell_details(report: Report, *, answers: Mapping[str, Any], by: Actor) -> Report:
    """Keep the answers; while nobody has sent the report on, the rules are asked once more."""
    by = access.require(by, "cases.answer", report.case)
    held = Report.objects.select_for_update(of=("self",)).select_related("case", "category__parent").get(pk=report.pk)
    if held.case.stage in cases.ENDED:
        raise Refused(_("This report is closed."))
    held.answers = dict(answers)
    held.save(update_fields=["answers"])
    tell("feedback.detailed", held.case, by=by, answers=len(held.answers))
    if held.case.stage == Stage.SUBMITTED:
        route(held)
    return held


def same_as(report: Report) -> list[Publication]:
    """Published reports that may be the same, which nobody could show to whoever wrote without a connection."""
    if not report.asked_later or report.case.stage != Stage.SUBMITTED or report.lat is None or report.lng is None:
        return []
    found = likely_same(report.category, report.lat, report.lng, report.case.submitted_at)
    return [each for each in found if each.pk != report.pk]


@transaction.atomic
def join_instead(report: Report, code: str, *, by: Actor) -> Publication:
    """Support the report with this code, and take one's own back. Raises Refused for one that was not shown."""
    found = next((each for each in same_as(report) if each.code == code), None)
    if found is None:
        raise Refused(_("This report is no longer among those nearby."))
    withdraw(report, reason=_("The same trouble as %(code)s.") % {"code": found.code}, by=by)
    take_up(found.pk, by=by, is_affected=True)
    return found


@transaction.atomic
def keep_mine(report: Report, *, by: Actor) -> None:
    """The reporter looked at those nearby: theirs is another. Said twice, nothing changes."""
    access.require(by, "cases.answer", report.case)
    Report.objects.filter(pk=report.pk).update(asked_later=False)
