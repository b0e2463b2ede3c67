"""The civil-status system as an adapter: a dossier is created there from the answers that it has here."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.engines.access import api as access
from tinhso.engines.adapters import api as adapters
from tinhso.engines.adapters.api import Adapter, NotDelivered, Payload, Rejected
from tinhso.engines.cases import api as cases
from tinhso.systems.national.civil.mapping import mapped
from tinhso.systems.national.civil.signers import signers_of
from tinhso.systems.national.civil.speaking import civil_status
from tinhso.systems.national.mirrors import Mirror

OUTBOX = "civil"
CREATE = "create"


class Civil(Adapter):
    """Creates records there; how far they are is asked for by ``following``."""

    code = OUTBOX
    name = gettext_lazy("Civil-status system")
    timeout = 10.0
    attempts = 12

    def check(self) -> list[str]:
        there = civil_status()
        if there is None:
            return [_("No civil-status system is set: name it in TINHSO_CIVIL_URL and TINHSO_CIVIL_KEY.")]
        try:
            there.health()
        except NotDelivered as error:
            return [str(error)]
        return []

    def prepare(self, kind: str, payload: Payload) -> Payload:
        with access.without_walls("a dossier is created in the civil-status system"):
            mirror = Mirror.objects.select_related("mirroring", "case__office", "case__applicant").get(
                pk=UUID(payload["case"])
            )
            content = cases.content_of(mirror.case)
            if content is None:
                raise Rejected(_("The dossier has no content."))
            how = mirror.mirroring
            return {
                "MaHoSo": mirror.case.code,
                "LoaiViec": how.matter,
                "MaDonVi": mirror.case.office.code,
                **mapped(how.fields, how.words, content.answers, mirror.case),
                "NguoiCoThamQuyen": [
                    {"MaChucVu": str(each.pk), "HoTen": str(each.person), "ChucDanh": each.title}
                    for each in signers_of(mirror.case)
                ],
            }

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        there = civil_status()
        if there is None:
            raise NotDelivered(_("No civil-status system is set."))
        return {"SoHoSo": there.create(payload)}


def create_there(mirror: Mirror) -> None:
    """Have the record made; the same dossier is the same record."""
    adapters.post(OUTBOX, CREATE, {"case": str(mirror.pk)}, key=str(mirror.pk), about=mirror.pk)


def number_of(mirror: Mirror) -> str:
    """The number that its record was given there; empty while it is on its way."""
    sent = adapters.delivery_states(OUTBOX, [str(mirror.pk)]).get(str(mirror.pk))
    return str(sent.receipt.get("SoHoSo") or "") if sent else ""


ADAPTERS = (Civil(),)
