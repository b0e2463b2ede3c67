"""A notice has come: believe it or not, then act on it once."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest

from tinhso.base import clock
from tinhso.engines.adapters.api import Untrusted, digest, receive
from tinhso.engines.events.api import record
from tinhso.engines.payments.arrived import Rejection
from tinhso.engines.payments.gateways import Gateway, Notice
from tinhso.engines.payments.verbs.crediting import take_credit


def notified(gateway: Gateway, request: HttpRequest) -> dict[str, Any]:
    """Act on a signed notice and return the answer; the same notice again gets the same answer.

    Raises Untrusted (written down as a rejection), or AlreadyDone for a known notice with other content.
    """
    try:
        notice = gateway.read_notice(request)
    except Untrusted as error:
        _reject(gateway.code, request.body, error.reason)
        raise
    return receive(gateway.code, notice.message, digest(request.body), lambda: _act(gateway, notice))


def _act(gateway: Gateway, notice: Notice) -> dict[str, Any]:
    if not notice.succeeded:
        record("payments.failed", channel=gateway.way, gateway=gateway.code)
        return {"MaLoi": "00", "KetQua": "failed"}
    credit = take_credit(gateway, notice)
    return {"MaLoi": "00", "KetQua": credit.verdict}


@transaction.atomic
def _reject(gateway: str, body: bytes, reason: str) -> None:
    """Count it. What anybody could have sent is one row a day, so that a flood of it fills no table."""
    by_anybody = reason in ("unsigned", "forged")
    content = clock.today().isoformat() if by_anybody else digest(body)
    row, made = Rejection.objects.get_or_create(gateway=gateway, digest=content, reason=reason)
    if not made:
        Rejection.objects.filter(pk=row.pk).update(times=models.F("times") + 1, last_at=clock.now())
