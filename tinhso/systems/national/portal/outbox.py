"""The national portal as an adapter: what is posted names the case only; the content is read when it is sent."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.engines.access import api as access
from tinhso.engines.adapters import api as adapters
from tinhso.engines.adapters.api import Adapter, NotDelivered, Payload, Rejected
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.systems.national.portal.dossier import dossier
from tinhso.systems.national.portal.speaking import PROGRESS, PUSH, Portal, portal
from tinhso.systems.national.portal.steps import steps

OUTBOX = "national"
WHY = "dossiers are told to the national portal"


class NationalPortal(Adapter):
    """Delivers ``DongBoHoSoMC`` (the dossier) and ``CapNhatTienDoHoSoMC`` (its steps)."""

    code = OUTBOX
    name = gettext_lazy("National Public Service Portal")
    timeout = 20.0  # three calls at most: the session, the refusal, the second saying
    attempts = 12

    def check(self) -> list[str]:
        there = portal()
        if there is None:
            return [_("No national portal is set: name it in TINHSO_NATIONAL_URL and TINHSO_NATIONAL_KEY.")]
        try:
            there.sign_in()
        except NotDelivered as error:
            return [str(error)]
        return []

    def prepare(self, kind: str, payload: Payload) -> Payload:
        with access.without_walls(WHY):
            case = Case.objects.select_related("office", "applicant").get(pk=UUID(payload["case"]))
            top = directory.top_office()
            ready: Payload = {"unit": top.code if top else "", "isUpdating": bool(payload.get("known"))}
            if kind == PUSH:
                return ready | {"row": dossier(case)}
            only = UUID(payload["event"]) if payload.get("event") else None
            return ready | {"rows": steps(case, only=only)}

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        there = portal(payload["unit"])
        if there is None:
            raise NotDelivered(_("No national portal is set."))
        return self._say(there, kind, payload)

    def _say(self, there: Portal, kind: str, payload: Payload) -> Payload:
        if kind == PUSH:
            return {"MaDinhDanh": there.push(payload["row"], updating=payload["isUpdating"]).get("MaDinhDanh", "")}
        if kind == PROGRESS:
            if payload["rows"]:
                there.progress(payload["rows"])
            return {"steps": len(payload["rows"])}
        raise Rejected(f"{kind}?")


def tell_dossier(case: Case, *, key: str, known: bool) -> None:
    """Have the dossier told as it will stand when it is sent; the same key is the same telling."""
    adapters.post(OUTBOX, PUSH, {"case": str(case.pk), "known": known}, key=f"hs:{key}", about=case.pk)


def tell_steps(case: Case, *, key: str, event: UUID | None = None) -> None:
    """Have one step told, or all of them."""
    payload = {"case": str(case.pk), "event": str(event) if event else ""}
    adapters.post(OUTBOX, PROGRESS, payload, key=f"tt:{key}", about=case.pk)


ADAPTERS = (NationalPortal(),)
