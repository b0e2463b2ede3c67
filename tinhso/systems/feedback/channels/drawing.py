"""A conversation as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from tinhso.base.errors import Refused
from tinhso.base.text import fold
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.systems.feedback.channels.answering import unreachable
from tinhso.systems.feedback.channels.forms import PreparedForm
from tinhso.systems.feedback.channels.making import pictures, unreported
from tinhso.systems.feedback.channels.queries import Line, peer_name, prepared_texts, thread
from tinhso.systems.feedback.citizen.choosing import proposals
from tinhso.systems.feedback.knowing import actor_of
from tinhso.systems.feedback.models import Category, Conversation, Report, Utterance


@dataclass(frozen=True)
class Sheet:
    """``case`` is what the conversation is about now; ``opens``: whether this reader may open its page."""

    talk: Conversation
    name: str
    lines: list[Line]
    case: Case | None
    opens: bool
    barred: str
    prepared: PreparedForm
    waits_for_report: bool


def sheet_of(talk: Conversation, actor: Actor) -> Sheet:
    """Everything that the page of a conversation shows to ``actor``."""
    case = case_of(talk)
    return Sheet(
        talk=talk,
        name=peer_name(talk),
        lines=thread(talk, actor),
        case=case,
        opens=case is not None and access.may(actor, "cases.read", case),
        barred=unreachable(talk),
        prepared=PreparedForm(category=category_of(talk)),
        waits_for_report=unreported(talk).exists(),
    )


def case_of(talk: Conversation) -> Case | None:
    """The newest case of the conversation, whoever settles it: its code and stage are the person's to know."""
    if talk.case_id is None:
        return None
    with access.reading_as(actor_of(talk.reporter)):
        return Case.objects.select_related("office").filter(pk=talk.case_id).first()


def category_of(talk: Conversation) -> Category | None:
    with access.reading_as(actor_of(talk.reporter)):
        report = Report.objects.select_related("category").filter(pk=talk.case_id).first() if talk.case_id else None
    return report.category if report else None


def filled(talk: Conversation, wanted: str) -> str:
    """A prepared text with what is known of the report filled in; "" for an unknown one."""
    category, case = category_of(talk), case_of(talk)
    chosen = next((row for row in prepared_texts(category) if str(row.pk) == wanted), None)
    if chosen is None:
        return ""
    facts = defaultdict(lambda: "…", office=case.office.name if case else talk.account.office.name)
    if case is not None and category is not None:
        facts |= {"code": case.code, "category": category.name}
    return chosen.text.format_map(facts)


def begun(talk: Conversation) -> dict[str, Any]:
    """What the form of a report begins with: the words, the place and a category that the classifier proposes."""
    said = list(unreported(talk))
    text = "\n".join(each.text for each in said if each.text)
    place = _said_place(said) or _of_photo(said)
    likely = proposals(text)[:1]
    area = directory.area_at(*place) if place else None
    return {
        "text": text,
        "lat": place[0] if place else None,
        "lng": place[1] if place else None,
        "category": likely[0][0].pk if likely else None,
        "commune": area.pk if area else _named(text),
    }


def _said_place(said: list[Utterance]) -> tuple[float, float] | None:
    """The place that was sent last."""
    for each in reversed(said):
        if each.lat is not None and each.lng is not None:
            return each.lat, each.lng
    return None


def _of_photo(said: list[Utterance]) -> tuple[float, float] | None:
    for file in pictures(said):
        try:
            if place := files.picture_facts(file).place:
                return place
        except Refused:
            continue
    return None


def _named(text: str) -> int | None:
    """The commune that the words name, where exactly one does."""
    home, words = directory.home_province(), f" {fold(text)} "
    found = [area.pk for area in directory.communes_of(home) if f" {fold(area.name)} " in words] if home else []
    return found[0] if len(found) == 1 else None
