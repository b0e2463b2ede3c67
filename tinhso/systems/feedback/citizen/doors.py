"""By which way somebody comes to a report of their own: a link, an account, a confirmed telephone number."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import Visit
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.knowing import actor_of, guest_by_token
from tinhso.systems.feedback.models import Report, Reporter

_SESSION = "feedback.phone"
SECONDS = 30 * 60  # a confirmed number opens its reports for so long


@dataclass(frozen=True)
class Door:
    """``me`` owns the report; ``url`` gives the address of an action on it, "" being the page itself."""

    reporter: Reporter
    code: str
    url: Callable[[str], str]

    @property
    def me(self) -> Actor:
        return actor_of(self.reporter)


def by_link(token: str) -> Door:
    """Whoever holds the link. Raises Http404."""
    reporter = guest_by_token(token)
    if reporter is None:
        raise Http404
    with access.without_walls("the report of a follow-up link"):
        report = Report.objects.select_related("case").filter(reporter=reporter).order_by("-pk").first()
    if report is None:
        raise Http404

    def url(slug: str) -> str:
        return reverse("feedback:follow_act", args=[token, slug]) if slug else reverse("feedback:follow", args=[token])

    return Door(reporter, report.case.code, url)


def by_code(request: Visit, code: str) -> Door:
    """Whoever is signed in as its reporter, or has confirmed its number. Raises Http404 for a report of others."""
    with access.without_walls("whose report a code is"):
        report = Report.objects.select_related("reporter").filter(case__code=code).first()
    if report is None or not _is_theirs(request, report.reporter):
        raise Http404

    def url(slug: str) -> str:
        return reverse("feedback:own_act", args=[code, slug]) if slug else reverse("feedback:own", args=[code])

    return Door(report.reporter, code, url)


def _is_theirs(request: Visit, reporter: Reporter) -> bool:
    is_citizen = request.actor is not None and not request.actor.is_official
    if is_citizen and request.party is not None and reporter.party_id == request.party.pk:
        return True
    number = confirmed_phone(request)
    return bool(number) and bytes(reporter.phone_key or b"") == directory.search_key("phone", number)


def confirm_phone(request: Visit, number: str) -> None:
    """This browser has shown that it holds the number."""
    request.session[_SESSION] = {"number": number, "until": time.time() + SECONDS}


def forget_phone(request: Visit) -> None:
    request.session.pop(_SESSION, None)


def confirmed_phone(request: Visit) -> str:
    """The number that this browser confirmed a while ago; "" if none."""
    held = request.session.get(_SESSION)
    return str(held["number"]) if held and held["until"] > time.time() else ""


def reports_of_phone(number: str, n: int = 50) -> list[Report]:
    """What was reported with this number, the newest first."""
    with access.without_walls("the reports of a confirmed number"):
        rows = Report.objects.filter(reporter__phone_key=directory.search_key("phone", number))
        return list(rows.select_related("case__office", "category").order_by("-pk")[:n])


def reports_of_account(request: Visit, n: int = 50) -> list[Report]:
    """What was reported with the account that is signed in."""
    if request.party is None:
        return []
    rows = Report.objects.filter(reporter__party=request.party)
    return list(rows.select_related("case__office", "category").order_by("-pk")[:n])
