"""Returns as their readers see them: those of one's own agency, those that wait for it, those of one's regimes."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Case, F, Q, When

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.systems.reports.nouns.form import Form
from tinhso.systems.reports.nouns.levels import NEEDS, Level
from tinhso.systems.reports.nouns.regime import Regime
from tinhso.systems.reports.nouns.returns import FILLABLE, Return, ReturnQuerySet, Stage
from tinhso.systems.reports.verbs.places import agency, places

MOST = 200
RIGHTS = ("reports.enter", *NEEDS.values())


def with_names() -> ReturnQuerySet:
    return Return.objects.select_related("regime__owner", "office__area")


def of_agency(office: Office, n: int = MOST) -> list[Return]:
    """What an agency delivers: what it has still to fill in first, by the due moment; then the newest."""
    to_fill = Case(When(stage__in=FILLABLE, then=F("due_at")))
    return list(with_names().opened().filter(office=office).order_by(to_fill, "-due_at")[:n])


def waiting_for(actor: Actor) -> ReturnQuerySet:
    """What the actor's agency has to do next and the actor may do: fill in, sign, check, approve."""
    office = agency(actor)
    if office is None:
        return Return.objects.none()
    at = places(actor, office)
    wanted = Q(pk=None)
    if access.may_at(actor, "reports.enter", at):
        wanted |= Q(office=office, stage__in=FILLABLE)
    for level, permission in NEEDS.items():
        if access.may_at(actor, permission, at):
            whose = Q(office=office) if level == Level.SIGN else Q(regime__owner=office)
            wanted |= whose & Q(stage=Stage.SUBMITTED, level=level)
    return with_names().opened().filter(wanted).order_by("due_at", "office__code")


def may_read(actor: Actor | None, one: Return) -> bool:
    """Whoever works with reports in the office that delivers, at the owner, or above either."""
    at = places(actor, one.office) | places(actor, one.regime.owner)
    return any(access.may_at(actor, permission, at) for permission in RIGHTS)


def return_for(actor: Actor | None, key: UUID) -> Return:
    """Raises Return.DoesNotExist for one that is not there or not for ``actor``."""
    one = with_names().select_related("form").get(pk=key)
    if not may_read(actor, one):
        raise Return.DoesNotExist
    return one


def returns_among(actor: Actor | None, ids: Iterable[UUID]) -> list[Return]:
    """Those that the actor may read."""
    return [one for one in with_names().filter(pk__in=list(ids)) if may_read(actor, one)]


def paper_of(actor: Actor | None, one: Return) -> Paper | None:
    """The signed report in force, once it is drawn up: whoever may read the return reads what was signed."""
    if not may_read(actor, one):
        return None
    found = next((paper for paper in papers.of(one.pk) if not (paper.is_replaced or paper.is_revoked)), None)
    return found if found is not None and found.is_ready else None


def regimes_for(actor: Actor | None) -> list[Regime]:
    """Those that the actor's agency owns, and those of agencies under them."""
    every = Regime.objects.select_related("owner").order_by("valid_to", "name")
    return [one for one in every if owns(actor, one, "reports.check")]


def regime_for(actor: Actor | None, code: str) -> Regime:
    """Raises Regime.DoesNotExist for one that is not there or not for ``actor``."""
    regime = Regime.objects.select_related("owner").get(code=code)
    if not owns(actor, regime, "reports.check"):
        raise Regime.DoesNotExist
    return regime


def owns(actor: Actor | None, regime: Regime, permission: str) -> bool:
    return access.may_at(actor, permission, places(actor, regime.owner))


def owners_for(actor: Actor | None) -> list[Office]:
    """The agencies for which the actor may declare regimes."""
    return [one for one in agencies() if access.may_at(actor, "reports.declare", places(actor, one))]


def deliverers_to_name() -> list[Office]:
    return agencies()


def agencies() -> list[Office]:
    """The offices there are today, without the units inside an agency."""
    inside = (Office.Kind.DIVISION, Office.Kind.DESK)
    return list(Office.objects.on(clock.today()).exclude(kind__in=inside).order_by("code"))


def newest_form(regime: Regime) -> Form:
    """The version that was published last."""
    return regime.forms.latest("number")
