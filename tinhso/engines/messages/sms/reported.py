"""A delivery report has come: believe it or not, then keep it once."""

from __future__ import annotations

import json
import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tinhso.engines.adapters.api import HEADER, Untrusted, delivery_states, digest, receive, verify
from tinhso.engines.events.api import record
from tinhso.engines.messages.sms.report import DeliveryReport

_CODE = re.compile(r"[\w.:-]{1,60}")


def reported(request: HttpRequest) -> dict[str, Any]:
    """Keep what a signed report says and return the answer; the same report again gets the same answer.

    Raises Untrusted (unsigned, forged, late, unreadable), or AlreadyDone for a known report with other content.
    """
    key = settings.PARTNERS["sms"][1].encode()
    if not key:
        raise Untrusted("unsigned")
    verify(request.body, request.headers.get(HEADER, ""), key)
    try:
        said = json.loads(request.body)
        report, about = _code(said["report_id"]), _code(said["request_id"])
        state = DeliveryReport.State(said["status"])
        reason = _code(said["error"]) if said.get("error") else ""
    except (KeyError, TypeError, ValueError) as error:
        raise Untrusted("unreadable") from error
    return receive("sms", report, digest(request.body), lambda: _keep(about, state, reason))


def _keep(key: str, state: DeliveryReport.State, reason: str) -> dict[str, Any]:
    if key not in delivery_states("sms", [key]):
        return {"code": "04", "error": "unknown"}
    known, made = DeliveryReport.objects.select_for_update().get_or_create(
        key=key, defaults={"state": state, "reason": reason}
    )
    if not made and known.state != DeliveryReport.State.DELIVERED:
        known.state, known.reason = state, reason
        known.save(update_fields=["state", "reason"])
    record("messages.reported", topic=state.value, channel="sms")
    return {"code": "00"}


def _code(text: object) -> str:
    if not isinstance(text, str) or not _CODE.fullmatch(text):
        raise ValueError("no code")
    return text


def report_states(keys: list[str]) -> dict[str, DeliveryReport]:
    """The reports about these deliveries by key."""
    return {report.key: report for report in DeliveryReport.objects.filter(key__in=keys)}
