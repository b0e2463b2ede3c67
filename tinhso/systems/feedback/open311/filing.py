"""A partner files a report, and adds to one that it filed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any
from uuid import UUID, uuid5

from django.core.files.base import File as Upload
from django.db import connection, transaction
from django.http import QueryDict

from tinhso.base.codes import phone as read_phone
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Channel
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import Category, Partner, Report
from tinhso.systems.feedback.open311.faults import Fault
from tinhso.systems.feedback.open311.services import category_of
from tinhso.systems.feedback.reporting import Story, report

WHY = "a partner sends the same report again, or adds to its own"
REFERENCES = ("external_id", "attribute[external_id]", "attribute[fixmystreet_id]")
MOST_FILES = 5
_MEDIA = re.compile(r"https?://[^\s<>\"']{4,490}")


@dataclass(frozen=True)
class Contact:
    name: str
    phone: str
    email: str


def file_report(posted: QueryDict, uploads: Sequence[Upload], *, partner: Partner) -> str:  # type: ignore[type-arg]
    """The code of the report; sent again with the same number of the partner's, it is the first one's.

    Raises Fault 400 for what is missing or wrong, 404 for an unknown service.
    """
    if not posted.get("service_code"):
        raise Fault(400, "service_code is missing.")
    category = category_of(posted.get("service_code", ""))
    reference = next((nfc(posted.get(name, ""))[:80] for name in REFERENCES if posted.get(name)), "")
    key = uuid5(partner.pk, reference) if reference else None
    story, contact = _story(category, posted), _contact(posted)
    with transaction.atomic(), access.without_walls(WHY):
        if key and (known := _known(key)):
            return known.case.code
        try:
            return _new(story, contact, uploads, partner=partner, key=key, reference=reference).case.code
        except Refused as refused:
            raise Fault(400, f"{refused.field}: {refused}" if refused.field else refused) from refused


def _new(
    story: Story,
    contact: Contact,
    uploads: Sequence[Upload],  # type: ignore[type-arg]
    *,
    partner: Partner,
    key: UUID | None,
    reference: str,
) -> Report:
    reporter = new_guest(name=contact.name, phone=contact.phone, email=contact.email).reporter
    photos = [
        files.store(each, name=each.name or "", owner=reporter.subject_id, accept=files.PHOTOS)
        for each in uploads[:MOST_FILES]
    ]
    with access.reading_as(actor_of(reporter)):
        return report(
            story, reporter=reporter, by=Actor(subject=partner.subject_id), photos=photos, channel=Channel.PARTNER,
            case_id=key, reference=reference,
        )  # fmt: skip


def own_report(code: str, partner: Partner) -> Report:
    """A report that this partner filed. Raises Fault 404 for others: who filed what is nobody's business."""
    with access.without_walls(WHY):
        found = Report.objects.select_related("case", "reporter", "category").filter(case__code=code).first()
    if found is None or found.filed_by != partner.subject_id:
        raise Fault(404, f"You have filed no report {code}.")
    return found


def _known(key: UUID) -> Report | None:
    """Of two that arrive together the second waits for the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 311))", [str(key)])
    return Report.objects.select_related("case").filter(pk=key).first()


def _story(category: Category, posted: QueryDict) -> Story:
    lat, lng = _degree(posted, "lat", 90), _degree(posted, "long", 180)
    place = nfc(posted.get("address_string", ""))[:200]
    if (lat is None) != (lng is None):
        raise Fault(400, "lat and long belong together.")
    if lat is None and not place:
        raise Fault(400, "A place is missing: lat and long, or address_string.")
    text = nfc(posted.get("description", ""))
    if media := posted.get("media_url", "").strip():
        if not _MEDIA.fullmatch(media):
            raise Fault(400, "media_url is an address of at most 500 characters.")
        text = f"{text}\n\n{media}"  # named, never fetched: it is the moderator who looks
    return Story(category=category, text=text, place=place, lat=lat, lng=lng, answers=_answers(category, posted))


def _answers(category: Category, posted: QueryDict) -> dict[str, Any]:
    """``attribute[code]`` and ``attribute[code][]``; what the service does not ask is left aside."""
    if not category.questions:
        return {}
    asked, typed = forms.Questions(category.questions), {}
    for name, field in asked.fields.items():
        values = [*posted.getlist(f"attribute[{name}]"), *posted.getlist(f"attribute[{name}][]")]
        if values:
            typed[name] = values if field.type == "multi" else values[0]
    bound = forms.bound(asked, typed).check()
    if bound.errors:
        name, sentence = next(iter(bound.errors.items()))
        raise Fault(400, f"attribute[{name}]: {sentence}")
    return dict(bound.answers)


def _contact(posted: QueryDict) -> Contact:
    """Who reported, as the partner knows it; it may know nothing."""
    name = nfc(f"{posted.get('last_name', '')} {posted.get('first_name', '')}").strip()
    number = posted.get("phone", "").strip()
    try:
        return Contact(name, read_phone(number) if number else "", nfc(posted.get("email", ""))[:254])
    except Refused as refused:
        raise Fault(400, f"phone: {refused}") from refused


def _degree(posted: QueryDict, name: str, most: int) -> float | None:
    text = posted.get(name, "").strip()
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not isfinite(number) or abs(number) > most:
        raise Fault(400, f"{name} is a number of degrees.")
    return number
