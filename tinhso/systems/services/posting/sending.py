"""A dossier's papers are fetched at home and its result is brought there, where the applicant wishes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, HandingOut, Stage
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.post import api as post
from tinhso.engines.post.models import Consignment
from tinhso.systems.services.models import Destination, Dossier

MAY_FETCH = (Stage.SUBMITTED, Stage.DUTY, Stage.SUPPLEMENT, Stage.RECEIVED, Stage.PROCESSING)
MAY_SEND = (*MAY_FETCH, Stage.DECIDED)


@dataclass(frozen=True)
class Door:
    """Where the postman rings, and whom he calls before."""

    address: post.Address
    phone: str


def door_of(dossier: Dossier) -> Door | None:
    """The address named last: after handing in, else in the form, else the applicant's own; none without a phone."""
    named = Destination.objects.select_related("area__parent", "before").filter(case=dossier.case).first()
    if named is not None:
        return Door(post.Address(named.address, named.area, named.before), named.phone)
    party = dossier.applicant
    given = dossier.submission.answers.get("delivery_address") or {}
    try:
        if given.get("commune"):
            address = post.address_by_code(given["line"], given["commune"])
        elif party.address and party.area:
            address = post.Address(party.address, party.area)
        else:
            return None
    except Refused:
        return None
    return Door(address, party.phone) if party.phone else None


def goes_by_post(dossier: Dossier) -> bool:
    """Whether its result can be sent: by post was chosen, and address and telephone are known."""
    return dossier.way_back == HandingOut.Way.POST and door_of(dossier) is not None


def waits_at_the_desk(dossier: Dossier) -> bool:
    """Whether the one-stop desk hands its result out; one by post without an address waits there too."""
    if dossier.way_back == HandingOut.Way.POST:
        return not goes_by_post(dossier)
    return dossier.way_back != HandingOut.Way.ONLINE


def send_result(dossier: Dossier) -> Consignment | None:
    """Make up the consignment of a signed result; none where it cannot go by post."""
    door = door_of(dossier)
    if dossier.way_back != HandingOut.Way.POST or door is None:
        return None
    return _prepare(dossier, post.Direction.OUT, door.address, door.phone, by=PLATFORM)


@transaction.atomic
def have_fetched(dossier: Dossier, *, address: post.Address, phone: str, by: Actor) -> Consignment:
    """The applicant has the post fetch papers at home. Raises Denied, Refused where no papers are taken any more."""
    access.require(by, "cases.answer", dossier.case)
    case = Case.objects.select_for_update(of=("self",)).get(pk=dossier.case.pk)
    if case.stage not in MAY_FETCH:
        raise Refused(_("No more papers are taken for this dossier."))
    return _prepare(dossier, post.Direction.IN, address, phone, by=by)


@transaction.atomic
def have_sent(dossier: Dossier, *, address: post.Address, phone: str, by: Actor) -> Consignment | None:
    """The applicant has the result brought home; it is made up at once where it is signed already.

    Raises Denied, AlreadyDone where it is on its way, Refused where the dossier ended otherwise.
    """
    access.require(by, "cases.answer", dossier.case)
    case = Case.objects.select_for_update(of=("self",)).get(pk=dossier.case.pk)
    if case.stage not in MAY_SEND:
        raise Refused(_("There is no result of this dossier to be sent."))
    if any(each.direction == post.Direction.OUT and each.is_open for each in post.of(case.pk)):
        raise AlreadyDone(_("The result is being sent already."))
    Dossier.objects.filter(pk=dossier.pk).update(way_back=HandingOut.Way.POST)
    named = {"address": address.line, "area": address.area, "before": address.before, "phone": phone}
    Destination.objects.update_or_create(case=case, defaults=named)
    if case.stage == Stage.DECIDED:
        return _prepare(dossier, post.Direction.OUT, address, phone, by=by)
    return None


def desk_of(case: Case) -> Office:
    """The desk at the other end of the post's way: where the dossier came in."""
    return cases.unit_of(case.received_by, "desk")


def _prepare(dossier: Dossier, direction: str, address: post.Address, phone: str, *, by: Actor) -> Consignment:
    case = dossier.case
    return post.prepare(
        case.pk,
        direction=direction,
        office=desk_of(case),
        party=dossier.applicant.subject_id,
        name=dossier.applicant.name,
        phone=phone,
        address=address,
        reference=case.code,
        topic=case.topic,
        return_path=cases.url_of(case),
        by=by,
    )
