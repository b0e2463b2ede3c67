"""Taking over what the national portal hands in: believed by its signature, kept once, opened afterwards."""

from __future__ import annotations

import json
import re
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from tinhso.engines.adapters.api import HEADER, Untrusted, digest, receive, verify
from tinhso.engines.events.api import record
from tinhso.engines.forms.models import Procedure
from tinhso.systems.national.arrivals import Arrival
from tinhso.systems.national.inbound import opening

CODE = re.compile(r"[0-9A-Z.]{3,20}-(\d{6}|\d{8})-\d{4,7}")
IDENTIFIER = re.compile(r"[0-9A-Za-z-]{1,50}")
Said = dict[str, Any]


def taken(request: HttpRequest) -> Said:
    """The answer to a signed message with one dossier; the same message again gets the same answer.

    Raises Untrusted (unsigned, forged, late, unreadable), AlreadyDone for a known code with other content.
    """
    said = believed(request)
    try:
        code = matched(CODE, said["MaHoSo"])
    except (KeyError, ValueError) as error:
        raise Untrusted("unreadable") from error
    return receive("national", code, digest(request.body), lambda: take_in(said))


def believed(request: HttpRequest) -> Said:
    """What the portal says, if it is the portal. Raises Untrusted."""
    key = settings.PARTNERS.get("national", ("", ""))[1].encode()
    if not key:
        raise Untrusted("unsigned")
    verify(request.body, request.headers.get(HEADER, ""), key)
    try:
        said = json.loads(request.body)
    except ValueError as error:
        raise Untrusted("unreadable") from error
    if not isinstance(said, dict):
        raise Untrusted("unreadable")
    return said


@transaction.atomic
def take_in(said: Said) -> Said:
    """Keep one dossier for opening; one that is known is answered as taken. Raises Untrusted for unreadable content."""
    try:
        code, identifier = matched(CODE, said["MaHoSo"]), matched(IDENTIFIER, said["MaDinhDanh"])
        topic = str(said["MaTTHC"])
    except (KeyError, TypeError, ValueError) as error:
        raise Untrusted("unreadable") from error
    if not Procedure.objects.filter(code=topic).exists():
        return {"error_code": "06", "error_message": "MaTTHC"}
    arrival, made = Arrival.objects.get_or_create(
        code=code, defaults={"national_id": identifier, "topic": topic, "content": said}
    )
    if made:
        record("national.arrived", on=arrival, topic=topic)
        opening.open_arrival.later(arrival=str(arrival.pk))
    return {"error_code": "00", "MaHoSo": code}


def matched(shape: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise ValueError(value)
    return value
