"""A report has come by notice, or is asked for because none came."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Max, Q
from django.http import HttpRequest

from tinhso.base import clock
from tinhso.engines.adapters.api import NotDelivered, digest, receive
from tinhso.engines.post.carrier import POST
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.stages import Direction, Stage
from tinhso.engines.post.verbs.tracking import take_report

SILENT = timedelta(hours=24)
MOST = 200


def reported(request: HttpRequest) -> dict[str, Any]:
    """Act on a signed report and return the answer; the same report again gets the same answer.

    Raises Untrusted, or AlreadyDone for a known report with other content.
    """
    told = POST.read_report(request)

    def act() -> dict[str, Any]:
        stage = take_report(told)
        return {"MaLoi": "00" if stage else "04", "TrangThai": stage.value if stage else ""}

    return receive(f"{POST.code}:tracking", told.message, digest(request.body), act)


def ask_about(consignment: Consignment) -> int:
    """Take up what the carrier knows of one consignment; how many reports it gave. Raises NotDelivered."""
    told = POST.reports_of(consignment.code)
    for report in told:
        if report.code == consignment.code:
            take_report(report)
    return len(told)


def ask_the_silent() -> int:
    """Ask about what the carrier has and has said nothing of for a day; stops when the carrier does not answer."""
    moment = clock.now() - SILENT
    with_it = Q(stage__in=[Stage.PREPARED]) & Q(direction=Direction.IN) | ~Q(stage=Stage.PREPARED)
    rows = Consignment.objects.filter(with_it, ended_at=None, made_at__lt=moment).alias(last=Max("tracks__told_at"))
    asked = 0
    for consignment in rows.filter(Q(last=None) | Q(last__lt=moment)).order_by("made_at")[:MOST]:
        try:
            ask_about(consignment)
        except NotDelivered:
            break
        asked += 1
    return asked
