"""Signed JSON over HTTP, as both gateways speak it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import httpx
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.adapters.api import HEADER, NotDelivered, Rejected, sign

SECONDS = 8.0
MOMENT = "%Y%m%d%H%M%S"  # yyyyMMddHHmmss in the province's time


def ask(method: str, url: str, key: bytes, data: dict[str, Any] | None = None) -> Any:
    """The JSON answer of a partner; the request is signed. Raises Rejected for a 4xx answer, else NotDelivered."""
    body = json.dumps(data or {}, ensure_ascii=False).encode()
    headers = {HEADER: sign(body, key), "Content-Type": "application/json"}
    try:
        answer = httpx.request(method, url, content=body, headers=headers, timeout=SECONDS)
        answer.raise_for_status()
        return answer.json()
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        kind = Rejected if 400 <= status < 500 and status not in (408, 425, 429) else NotDelivered
        raise kind(_("The partner answered with error %(status)d.") % {"status": status}) from error
    except (httpx.HTTPError, ValueError) as error:
        raise NotDelivered(_("The partner did not answer (%(why)s).") % {"why": type(error).__name__}) from error


def moment(text: str) -> datetime:
    """Read ``yyyyMMddHHmmss``."""
    return datetime.strptime(text, MOMENT).replace(tzinfo=clock.HO_CHI_MINH)


def whole(number: object) -> int:
    """An amount in whole đồng. Raises ValueError for anything that is not a positive integer."""
    if isinstance(number, bool) or not isinstance(number, int) or number <= 0:
        raise ValueError(f"{number!r} is no amount.")
    return number


def code(text: object) -> str:
    """An identifier that fits our columns. Raises ValueError."""
    if not isinstance(text, str) or not 0 < len(text) <= 120:
        raise ValueError("no identifier")
    return text
