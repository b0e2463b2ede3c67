"""What a citizen asked at the national portal is done here as if it had been asked here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.jobs import job
from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import NotDelivered, Rejected
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Supplement
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.systems.national.inbound.fetching import fetch_papers
from tinhso.systems.national.portal.outbox import tell_dossier
from tinhso.systems.national.wishes import Wish

WHY = "what a citizen asked at the national portal is done"
MOST_TRIES = 20


@job(retry=3)
def grant(wish: str) -> None:
    """Do one; a second time finds it answered."""
    with access.without_walls(WHY):
        grant_now(UUID(wish))


@job(every="*/10 * * * *", once=True)
def grant_waiting() -> None:
    """Every ten minutes: those that could not be done, perhaps only for a moment."""
    for key in Wish.objects.waiting().filter(tries__lt=MOST_TRIES).values_list("pk", flat=True):
        grant.later(wish=str(key))


def grant_later(code: str) -> None:
    """What was asked of a dossier before it was opened here."""
    for key in Wish.objects.waiting().filter(code=code).values_list("pk", flat=True):
        grant.later(wish=str(key))


def grant_now(key: UUID) -> None:
    """Do what was asked, or keep why not: for good where the law or the dossier forbids it, else until the next try."""
    with translation.override("vi"):
        try:
            _grant(key)
        except NotDelivered as error:
            wish = Wish.objects.get(pk=key)
            wish.tries, wish.why = wish.tries + 1, str(error)[:1000]
            wish.save(update_fields=["tries", "why"])
        except Denied:
            _decline(key, _("Only the applicant, or who acts for them, may ask this of the dossier."))
        except (Refused, AlreadyDone, Rejected) as error:
            _decline(key, str(error))


def decline_if_too_late(wish: Wish) -> bool:
    """A supplement that can no longer be handed in is answered so at once."""
    try:
        if wish.case is not None and wish.kind == Wish.Kind.SUPPLEMENT:
            _awaited(wish.case, wish.content)
    except (Refused, AlreadyDone) as error:
        _decline(wish.pk, str(error))
        return True
    return False


@transaction.atomic
def _grant(key: UUID) -> None:
    wish = Wish.objects.select_for_update().get(pk=key)
    case = wish.case or Case.objects.filter(code=wish.code).first()
    if wish.answered_at is not None or case is None:
        return
    wish.case = case
    by = _who(wish.content)
    if wish.kind == Wish.Kind.WITHDRAWAL:
        _withdraw(case, wish.content, by=by)
    else:
        _supply(case, wish.content, by=by)
    _answer(wish, granted=True)
    record("national.granted", on=case, by=PLATFORM, office=case.office.here_id, topic=case.topic, wish=wish.pk)


def _withdraw(case: Case, said: dict[str, Any], *, by: Actor) -> None:
    """Asked for here before, it is the same wish."""
    try:
        cases.withdraw(case.pk, reason=str(said.get("NoiDung") or ""), by=by)
    except AlreadyDone:
        access.require(by, "cases.answer", case)


def _supply(case: Case, said: dict[str, Any], *, by: Actor) -> None:
    """The files are fetched from the portal once it is known that they are awaited, from somebody who may answer."""
    asked = _awaited(case, said)
    access.require(by, "cases.answer", case)
    content = cases.content_of(case)
    assert content is not None  # only dossiers are exchanged
    came = cases.Supplied(
        supplement=asked.pk,
        typed=said.get("DuLieuBieuMau") or {},
        files=fetch_papers(said, content.version, owner=by.subject),
        note=str(said.get("NoiDung") or ""),
    )
    cases.supply(case, came, by=by)


def _awaited(case: Case, said: dict[str, Any]) -> Supplement:
    """The request that is answered, still open. Raises Refused, with what became of it."""
    wanted = str(said.get("HoSoBoSungId") or "")
    found = next((each for each in case.supplements.all() if str(each.pk) == wanted), None)
    if found is None:
        raise Refused(_("The agency has not asked for this supplement."))
    if found.answered_at is not None:
        at = f"{clock.local(found.answered_at):%H:%M %d/%m/%Y}"
        raise AlreadyDone(_("This supplement was handed in already at %(at)s.") % {"at": at})
    if found.closed_at is not None:
        at = f"{clock.local(found.closed_at):%H:%M %d/%m/%Y}"
        raise Refused(_("The handling ended at %(at)s; nothing can be added any more.") % {"at": at})
    return found


def _who(said: dict[str, Any]) -> Actor:
    """Whom the portal signed in. Raises Denied for somebody who is not known here."""
    try:
        person = directory.person_by_number(str(said.get("SoDinhDanh") or ""))
    except Refused as error:
        raise Denied from error
    if person is None:
        raise Denied
    return directory.actor_for(person)


@transaction.atomic
def _decline(key: UUID, why: str) -> None:
    """Keep why not, and tell the portal: its citizen must not believe that it was done."""
    wish = Wish.objects.select_for_update().get(pk=key)
    wish.case = wish.case or Case.objects.filter(code=wish.code).first()
    if wish.answered_at is None and wish.case is not None:
        _answer(wish, granted=False, why=why)
        record("national.declined", on=wish.case, by=PLATFORM, office=wish.case.office.here_id, topic=wish.case.topic,
               wish=wish.pk)  # fmt: skip
        tell_dossier(wish.case, key=f"yc:{wish.pk}", known=True)


def _answer(wish: Wish, *, granted: bool, why: str = "") -> None:
    """Once answered, the content is no longer kept here."""
    wish.granted, wish.why, wish.answered_at, wish.content = granted, why[:1000], clock.now(), {}
    wish.save(update_fields=["case", "granted", "why", "answered_at", "content"])
