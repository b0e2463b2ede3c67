"""Taking in what citizens ask at the national portal of a dossier under way: believed, kept once, answered clearly."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import Untrusted, digest, receive
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import record
from tinhso.systems.national.arrivals import Arrival
from tinhso.systems.national.inbound.granting import WHY, decline_if_too_late, grant, grant_now
from tinhso.systems.national.inbound.taking import CODE, IDENTIFIER, believed, matched
from tinhso.systems.national.portal.following import is_told
from tinhso.systems.national.wishes import Wish

Said = dict[str, Any]
TAKEN, DECLINED = "00", "07"


def asked(request: HttpRequest) -> Said:
    """The answer to a signed wish; asked again, how it stands now. ``TrangThai`` 0 waits, 1 is done, 2 is declined.

    Raises Untrusted (unsigned, forged, late, unreadable), AlreadyDone for a known message with other content,
    Refused for a dossier that is not here.
    """
    said = believed(request)
    message = _read(said)["message"]
    with access.without_walls(WHY), translation.override("vi"):
        receive("national", f"yeu-cau:{message}", digest(request.body), lambda: answer_of(take_wish(said)))
        return answer_of(Wish.objects.get(message=message))


@transaction.atomic
def take_wish(said: Said) -> Wish:
    """Keep one wish and do what can be done at once; known ones stay as they are. Raises Untrusted, Refused."""
    read = _read(said)
    case = Case.objects.filter(code=read["code"]).first()
    if not (is_told(case) if case else Arrival.objects.filter(code=read["code"]).exists()):
        raise Refused(_("This dossier is not exchanged with the national portal."))
    wish, made = Wish.objects.get_or_create(
        message=read.pop("message"), defaults={**read, "case": case, "content": said}
    )
    if made:
        record("national.asked", on=case or wish, topic=case.topic if case else "", wish=wish.pk)
        if case is not None and wish.kind == Wish.Kind.WITHDRAWAL:
            grant_now(wish.pk)
        elif not decline_if_too_late(wish):
            grant.later(wish=str(wish.pk))
        wish.refresh_from_db()
    return wish


def answer_of(wish: Wish) -> Said:
    """How a wish stands, for the portal to show its citizen."""
    state = "0" if wish.answered_at is None else "1" if wish.granted else "2"
    said = {"error_code": DECLINED if wish.granted is False else TAKEN, "MaHoSo": wish.code, "TrangThai": state}
    return said | ({"error_message": wish.why} if wish.granted is False else {})


def _read(said: Said) -> Said:
    try:
        return {
            "message": matched(IDENTIFIER, said["MaBanTin"]),
            "code": matched(CODE, said["MaHoSo"]),
            "kind": Wish.Kind(said["LoaiYeuCau"]),
        }
    except (KeyError, TypeError, ValueError) as error:
        raise Untrusted("unreadable") from error
