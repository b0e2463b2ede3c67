"""Closing a period: its figures are frozen as published; what moves later is said beside them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.figures import Figure, Screen, figures
from tinhso.engines.indicators.finding import catalogue
from tinhso.engines.indicators.measures import Dated, Indicator, Live
from tinhso.engines.indicators.models import Closing, FrozenFigure, Restatement
from tinhso.engines.indicators.office_tree import OfficeTree
from tinhso.engines.indicators.period_names import write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.saying import in_words
from tinhso.engines.indicators.verbs.places import require_office, who

CENT = Decimal("0.0001")


@transaction.atomic
def close_period(office: Office, *, by: Actor, period: Period, note: str = "") -> Closing:
    """Freeze every figure of the catalogue for the office and all below it, and for each unit under it."""
    by = require_office(by, "indicators.close", office)
    if period.end > clock.today():
        raise Refused(_("A period is closed after its last day."), field="period")
    key = write_period(period)
    if Closing.objects.filter(period=key, office=office.here_id).exists():
        raise AlreadyDone(_("This period is closed already."))
    screen = published(office, period)
    closing = Closing.objects.create(
        period=key,
        first=period.first,
        end=period.end,
        office=office.here_id,
        note=nfc(note),
        snapshot=screen.snapshot,
        by=who(by),
        at=clock.now(),
    )
    rows = [_frozen(closing, "", figure) for figure in screen.total.values()]
    rows += [_frozen(closing, code, figure) for code, of in screen.groups.items() for figure in of.values()]
    FrozenFigure.objects.bulk_create(rows)
    record("indicators.closed", on=closing, by=by, office=office.here_id, period=key)
    return closing


def published(office: Office, period: Period, only: Mapping[str, Indicator] | None = None) -> Screen:
    """The figures that a closing of this office freezes, as they are now: its whole, and each unit right below."""
    tree = OfficeTree.load()
    node = tree.nodes[office.pk]
    below = list(tree.below(node))
    offices = None if len(below) == len(tree.nodes) else sorted(n.here for n in below)
    children = [child for child in below if child.up == node.id]
    groups = {child.code: Place(sorted(n.here for n in tree.below(child))) for child in children}
    found = only or {code: one for code, one in catalogue().items() if not isinstance(one, Live | Dated)}
    return figures(
        list(found.values()), period=period, offices=offices, groups=groups, compare=(), whole=node.up is None
    )


@transaction.atomic
def restate(key: UUID, *, by: Actor, reason: str) -> Restatement:
    """Give a published figure anew, as it is now; the published one stays beside it."""
    frozen = FrozenFigure.objects.select_for_update(of=("self",)).select_related("closing").get(pk=key)
    office = Office.objects.get(here=frozen.closing.office)
    by = require_office(by, "indicators.close", office)
    if not reason.strip():
        raise Refused(_("Say why the figure is given anew."), field="reason")
    indicator = catalogue().get(frozen.code)
    if indicator is None:
        raise Refused(_("There is no indicator “%(name)s”.") % {"name": frozen.code})
    screen = published(office, frozen.closing.lasts, {frozen.code: indicator})
    now = (screen.groups[frozen.unit] if frozen.unit else screen.total)[frozen.code].value
    value = as_kept(now)
    before = frozen.restatements.filter(replaced_at=None).first()
    if value == (before.value if before else frozen.value):
        raise AlreadyDone(_("The figure is still what was published."))
    frozen.restatements.filter(replaced_at=None).update(replaced_at=clock.now())
    found = Restatement.objects.create(figure=frozen, value=value, reason=nfc(reason), by=who(by), at=clock.now())
    record("indicators.restated", on=found, by=by, office=office.here_id, indicator=frozen.code)
    return found


def _frozen(closing: Closing, unit: str, figure: Figure) -> FrozenFigure:
    indicator = figure.indicator.in_force(closing.first)
    words = f"{indicator.name}: {indicator.definition} [{in_words(indicator)}]"
    return FrozenFigure(
        closing=closing,
        code=indicator.code,
        unit=unit,
        of=as_kept(figure.now.of),
        over=as_kept(figure.now.over),
        value=as_kept(figure.value),
        definition=words,
        digest=sha256(words.encode()).hexdigest(),
    )


def as_kept(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(CENT)
