"""Comparing with the national portal, and telling again what is not in step."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.adapters import api as adapters
from tinhso.engines.adapters.api import NotDelivered, Untrusted
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.systems.national.arrivals import Arrival
from tinhso.systems.national.counterparts import Counterpart
from tinhso.systems.national.inbound.taking import take_in
from tinhso.systems.national.inbound.wishing import take_wish
from tinhso.systems.national.linkages import Linkage, linkages
from tinhso.systems.national.linking import allowed
from tinhso.systems.national.portal import codes
from tinhso.systems.national.portal.dossier import dossier
from tinhso.systems.national.portal.following import KINDS, is_told
from tinhso.systems.national.portal.outbox import OUTBOX, tell_dossier, tell_steps
from tinhso.systems.national.portal.speaking import portal
from tinhso.systems.national.portal.steps import steps
from tinhso.systems.national.reconciling.comparing import differences
from tinhso.systems.national.reconciling.runs import Reconciliation
from tinhso.systems.national.wishes import Wish

WHY = "dossiers are compared with the national portal"
Rows = dict[str, list[dict[str, Any]]]


def reconcile(*, by: Actor = PLATFORM) -> Reconciliation:
    """Ask for all that the portal holds since the linkage began; what differs is told again, what is new taken in.

    Raises Denied. A portal that does not answer is kept as the run's trouble.
    """
    by = allowed(by)
    run = Reconciliation(at=clock.now())
    with access.without_walls(WHY):
        try:
            theirs = _ask()
        except NotDelivered as error:
            run.trouble = str(error)
        else:
            _compare_all(run, theirs)
        with transaction.atomic():
            run.save(force_insert=True)
            record("national.reconciled", on=run, by=by, differing=run.differing, told_again=run.told_again)
    return run


@transaction.atomic
def tell_again(case_id: UUID, *, by: Actor) -> Counterpart:
    """Tell a dossier and all its steps anew, by hand. Raises Denied, Refused for one that is not exchanged."""
    by = allowed(by)
    case = Case.objects.select_related("office", "applicant").get(pk=case_id)
    if not is_told(case):
        raise Refused(_("This dossier is not exchanged with the national portal."))
    counterpart, _made = Counterpart.objects.select_for_update().get_or_create(case=case)
    _tell(case)
    record("national.told_again", on=case, by=by, office=case.office.here_id, topic=case.topic)
    return counterpart


def _ask() -> Rows:
    spans = linkages(Linkage.System.NATIONAL)
    top = directory.top_office()
    there = portal(top.code if top else "")
    if there is None or not spans:
        raise NotDelivered(_("No national portal is set."))
    rows: Rows = defaultdict(list)
    for row in there.look_up(TuNgay=codes.moment(min(since for since, _until in spans))):
        rows[str(row.get("MaHoSo"))].append(row)
    return rows


def _compare_all(run: Reconciliation, theirs: Rows) -> None:
    ours = Case.objects.filter(kind__in=KINDS).select_related("office", "applicant")
    earliest = min(since for since, _until in linkages(Linkage.System.NATIONAL))
    for case in ours.filter(submitted_at__gte=earliest).order_by("pk").iterator(chunk_size=200):
        if is_told(case):
            with transaction.atomic():
                _compare(run, case, theirs.pop(case.code, []))
    for code, rows in theirs.items():
        if rows[0].get("DuLieuBieuMau") is None:
            run.unknown.append(code)
            continue
        try:
            take_in(rows[0])
        except Untrusted:
            run.unknown.append(code)
        else:
            run.taken_in += not Arrival.objects.filter(code=code, opened_at__isnull=False).exists()


def _compare(run: Reconciliation, case: Case, theirs: list[dict[str, Any]]) -> None:
    """Keep what differs; it is told again unless something about it is still on its way."""
    counterpart, _made = Counterpart.objects.select_for_update().get_or_create(case=case)
    told = [row for row in theirs if row.get("DuLieuBieuMau") is None]
    counterpart.differences = differences(dossier(case), steps(case), told)
    counterpart.asked_at = clock.now()
    for said in (said for row in told for said in row.get("YeuCau") or ()):
        _take_wish(run, said)
    if told:
        counterpart.status = int(told[0].get("TrangThaiHoSo") or 0) or None
        counterpart.national_id = counterpart.national_id or str(told[0].get("MaDinhDanh") or "")
    counterpart.save()
    run.compared += 1
    if counterpart.differences:
        run.differing += 1
        if not _on_its_way(case):
            _tell(case)
            run.told_again += 1


def _take_wish(run: Reconciliation, said: dict[str, Any]) -> None:
    """What a citizen asked there and never reached us."""
    known = Wish.objects.filter(message=str(said.get("MaBanTin"))).exists()
    try:
        if not known:
            take_wish(said)
            run.taken_in += 1
    except (Untrusted, Refused):
        run.unknown.append(str(said.get("MaHoSo"))[:50])


def _on_its_way(case: Case) -> bool:
    return any(each.state in ("waiting", "failed") for each in adapters.deliveries(case.pk) if each.adapter == OUTBOX)


def _tell(case: Case) -> None:
    key = f"{case.pk}:{clock.now():%Y%m%d%H%M%S%f}"
    tell_dossier(case, key=key, known=True)
    tell_steps(case, key=key)
