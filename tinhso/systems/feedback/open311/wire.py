"""The two forms of every answer: JSON with bare arrays, XML with the standard's own element names."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpResponse

from tinhso.base import clock
from tinhso.systems.feedback.open311.faults import Fault

TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}
# What one entry of a list is called in XML.
ITEMS = {
    "services": "service", "service_requests": "request", "errors": "error", "attributes": "attribute",
    "values": "value", "endpoints": "endpoint", "formats": "format", "service_request_updates": "request_update",
}  # fmt: skip
_NOT_IN_XML = set(range(32)) - {9, 10, 13} | {0xFFFE, 0xFFFF}


@dataclass(frozen=True)
class Text:
    """Something to say: ``root`` is the outermost element in XML, of which JSON knows nothing."""

    root: str
    content: Sequence[Mapping[str, Any]] | Mapping[str, Any]
    status: int = 200


def written(text: Text, form: str) -> HttpResponse:
    """The answer as ``json`` or ``xml``; whoever asks for another form is answered in XML."""
    form = form if form in TYPES else "xml"
    if form == "json":
        body = json.dumps(text.content, ensure_ascii=False, default=_plain).encode()
    else:
        element = Element(text.root)
        _fill(element, text.content)
        body = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(element, encoding="unicode").encode()
    answer = HttpResponse(body, status=text.status, content_type=TYPES[form])
    answer.headers["Access-Control-Allow-Origin"] = "*"  # public data, read without a session
    return answer


def refused(*faults: Fault) -> Text:
    """The standard's list of errors, with the status of the first."""
    rows = [{"code": fault.status, "description": fault.description} for fault in faults]
    return Text("errors", rows, faults[0].status)


def moment(at: datetime | None) -> str | None:
    """A W3C date and time with its zone, to the second."""
    return clock.local(at).isoformat(timespec="seconds") if at else None


def _fill(element: Element, value: Any) -> None:
    if isinstance(value, Mapping):
        for name, each in value.items():
            _fill(SubElement(element, name), each)
    elif isinstance(value, list | tuple):
        for each in value:
            _fill(SubElement(element, ITEMS[element.tag]), each)
    else:
        element.text = _said(value)


def _said(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).translate(dict.fromkeys(_NOT_IN_XML))


def _plain(value: Any) -> str:
    return str(value)
