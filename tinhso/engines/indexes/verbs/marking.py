"""Scoring by hand: the office itself, with its evidence; and whoever verifies."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files.models import File
from tinhso.engines.indexes import rules
from tinhso.engines.indexes.marks import Evidence, Mark
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indexes.verbs import _ground as ground


@transaction.atomic
def score(
    criterion: Item,
    office: Office,
    period: str,
    *,
    value: Decimal | None,
    note: str = "",
    evidence: Sequence[File] = (),
    by: Actor,
) -> Mark:
    """The office gives itself a value, and the rule its points; None takes the last mark back.

    The evidence of the mark before goes on to this one. Raises Denied; Refused for a criterion that is computed,
    a card that was handed in, a value out of range, or no evidence where evidence is what counts.
    """
    by = ground.may(by, "indexes.score", office)
    state = ground.lock(criterion.version, office, period)
    ground.must_be_open(state)
    if not criterion.is_criterion or not criterion.is_by_hand:
        raise Refused(_("This criterion is computed from records; nobody types it in."), field="value")
    if office.kind in criterion.exempt:
        raise Refused(_("This criterion does not apply to the office; it has all its points."), field="value")
    before = _last(criterion, office, period, Mark.Kind.OWN)
    kept = [row.file for row in before.evidence.select_related("file")] if before is not None else []
    files = [*kept, *(file for file in evidence if file.pk not in {one.pk for one in kept})]
    if value is not None and criterion.source == Item.Source.EVIDENCE and not files:
        raise Refused(_("Attach the document that proves it."), field="evidence")
    points = _points(criterion, value)
    mark = _write(criterion, office, period, Mark.Kind.OWN, value, points, note, by)
    Evidence.objects.bulk_create(Evidence(mark=mark, file=file) for file in (files if value is not None else ()))
    _tell("indexes.scored", mark, by)
    return mark


@transaction.atomic
def verify(criterion: Item, office: Office, period: str, *, points: Decimal | None, note: str = "", by: Actor) -> Mark:
    """Whoever verifies gives the points; None takes the last verification back.

    Raises Denied; Refused for a confirmed card, points out of range, or a deviation without a reason.
    """
    by = ground.may(by, "indexes.verify", office)
    state = ground.lock(criterion.version, office, period)
    ground.must_be_unconfirmed(state)
    if not criterion.is_criterion or criterion.maximum is None:
        raise Refused(_("Only criteria have points."), field="value")
    own = _last(criterion, office, period, Mark.Kind.OWN)
    if points is not None:
        points = rules.cents(points)
        ground.fits(points, criterion.maximum)
        if not ground.clean(note) and (own is None or own.points != points):
            raise Refused(_("Say why these are not the office's own points."), field="note")
    mark = _write(criterion, office, period, Mark.Kind.VERIFIED, None, points, note, by)
    _tell("indexes.verified", mark, by)
    return mark


def _points(criterion: Item, value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    assert criterion.maximum is not None
    if criterion.rule.get("kind") == rules.GIVEN:
        ground.fits(value, criterion.maximum)
    elif criterion.unit == Item.Unit.PERCENT and not 0 <= value <= 100:
        raise Refused(_("A percentage is from 0 to 100."), field="value")
    elif criterion.unit == Item.Unit.YES_NO and value not in {0, 1}:
        raise Refused(_("Choose yes or no."), field="value")
    return criterion.points_of(value)


def _last(criterion: Item, office: Office, period: str, kind: str) -> Mark | None:
    rows = Mark.objects.filter(criterion=criterion, office=office, period=period, kind=kind)
    return rows.order_by("-at", "-pk").first()


def _write(
    criterion: Item, office: Office, period: str, kind: str, value: Decimal | None, points: Decimal | None,
    note: str, by: Actor,
) -> Mark:  # fmt: skip
    return Mark.objects.create(
        criterion=criterion, office=office, period=period, kind=kind, value=value, points=points,
        note=ground.clean(note), **ground.who(by),
    )  # fmt: skip


def _tell(kind: str, mark: Mark, by: Actor) -> None:
    record(
        kind, on=mark, by=by, **ground.where(mark.office), topic=mark.criterion.version.index.code,
        criterion=mark.criterion_id, taken_back=mark.points is None,
    )  # fmt: skip
