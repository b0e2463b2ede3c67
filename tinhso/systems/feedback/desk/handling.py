"""What officials do with a report beyond what every case has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.core.files import File as DjangoFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Category, Label, Photo, Report, TimeLimit
from tinhso.systems.feedback.reporting import Story, desk_of, report, tell, title_of
from tinhso.systems.feedback.routing.proposing import Proposal, propose
from tinhso.systems.feedback.routing.verbs import QUESTION, note_choice, process_of, route


@transaction.atomic
def accept(
    found: Report,
    *,
    lead: Office,
    supporting: Sequence[Office] = (),
    note: str = "",
    by: Actor,
    version: int | None = None,
) -> None:
    """Take the report in for ``lead``, with the limit of its category, and ask the supporting agencies."""
    if lead != propose(found).lead:
        note_choice(found, lead, reason=note, by=by)
    limit = limit_for(TimeLimit.What.ANSWER, found.category)
    cases.accept(
        found.pk, limit=limit, office=lead, process=process_of(found), note=note, by=by, version=version
    )  # fmt: skip
    if helpers := [office for office in supporting if office != lead]:
        within = limit_for(TimeLimit.What.MORE, found.category)
        cases.consult(found.pk, offices=helpers, question=note or QUESTION, within=within, by=by)


@transaction.atomic
def categorise(
    found: Report, *, category: Category, area: Area | None = None, by: Actor, version: int | None = None
) -> Proposal:
    """Correct the category or the place; the correction teaches the classifier, and the report is routed anew."""
    if category.openness == Category.Openness.ELSEWHERE:
        raise Refused(_("1022 does not handle this. Refuse it and say who is competent."), field="category")
    before = found.category_id
    if category.pk == before and area in (None, found.case.area):
        raise Refused(_("Choose another category or another commune."), field="category")
    cases.classify(
        found.pk,
        topic=category.pk,
        title=title_of(category, found.text),
        sector=category.sector or (category.parent.sector if category.parent else ""),
        area=area,
        desk=desk_of(category),
        is_confidential=category.openness == Category.Openness.CONFIDENTIAL,
        by=by,
        version=version,
    )
    found.category = category
    found.save(update_fields=["category"])
    Label.objects.update_or_create(
        report=found.pk, defaults={"category": category, "text": found.text, "by": by.subject, "at": clock.now()}
    )
    fresh = Report.objects.select_related("case__area__parent", "case__office", "category__parent").get(pk=found.pk)
    tell("feedback.categorised", fresh.case, by=by, before=before, after=category.pk)
    return route(fresh, by=by)


@transaction.atomic
def split(found: Report, *, text: str, category: Category, by: Actor) -> Report:
    """Make a part that another agency settles a report of its own, with the same reporter, place and photos."""
    by = cases.require_competent(by, "cases.receive", found.case)
    story = Story(
        category=category, text=text, place=found.place, lat=found.lat, lng=found.lng, area=found.case.area,
        happened_at=found.happened_at, may_publish=found.may_publish,
    )  # fmt: skip
    part = report(story, reporter=found.reporter, by=by, channel=found.case.channel)
    cases.make_part(part.pk, of=found.pk, by=by)
    shown = found.photos.filter(moment=Photo.Moment.BEFORE)
    Photo.objects.bulk_create(
        Photo(report=part, original=photo.original, redrawn=photo.redrawn, at=photo.at)
        for photo in shown.select_related("original", "redrawn")
    )
    return part


@transaction.atomic
def add_photos(found: Report, uploads: Iterable[DjangoFile[bytes]], *, by: Actor) -> list[Photo]:
    """Show what was done. Raises Refused (field ``photos``) for what is no picture."""
    made = []
    for upload in uploads:
        try:
            file = files.store(upload, owner=found.case.office.here_id, accept=files.PHOTOS, strip=True)
        except Refused as refused:
            raise Refused(refused.sentence, field="photos") from refused
        made.append(Photo.objects.create(report=found, original=file, moment=Photo.Moment.AFTER, at=clock.now()))
    if made:
        tell("feedback.pictured", found.case, by=by, photos=len(made))
    return made


def report_of(key: UUID) -> Report:
    """The report of a case with all that its page reads."""
    return Report.objects.select_related(
        "case__office", "case__received_by", "case__area__parent", "case__process", "case__extension",
        "category__parent", "proposed", "reporter__party",
    ).get(pk=key)  # fmt: skip
