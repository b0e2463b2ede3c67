"""The national portal's enumerations, as production systems write them."""

from __future__ import annotations

from datetime import datetime

from tinhso.base import clock
from tinhso.engines.cases.api import Records, stage_of
from tinhso.engines.cases.models import Case, Channel, Duty, HandingOut
from tinhso.engines.directory.models import Party

CHANNELS = {Channel.DESK: "1", Channel.ONLINE: "2", Channel.ASSISTED: "2", Channel.POST: "3"}  # KenhThucHien
WAYS = {HandingOut.Way.DESK: "0", HandingOut.Way.ONLINE: "0", HandingOut.Way.POST: "1"}  # HinhThuc
PARTIES = {Party.Kind.PERSON: "1", Party.Kind.BUSINESS: "2", Party.Kind.HOUSEHOLD: "2", Party.Kind.ORGANISATION: "2"}
OWN_GATEWAY, NOT_PAID_ONLINE = "2", "0"  # DuocThanhToanTrucTuyen
AT_RECEIPT, AT_SUPPLEMENT, AT_RETURN = "1", "2", "4"  # HinhThucThu
OCCASIONS = {"receipt": AT_RECEIPT, "supplement": AT_SUPPLEMENT, "return": AT_RETURN}


def status_of(has: Records) -> str:
    """TrangThaiHoSo, 1–10: what follows from the records of a case, and nothing else."""
    return str(int(stage_of(has)))


def status_of_case(case: Case) -> str:
    return status_of(case.records())


def channel_of(case: Case) -> str:
    """KenhThucHien; what came in some other way counts as at the desk, as it does in the national figures."""
    return CHANNELS.get(Channel(case.channel), "1")


def moment(at: datetime | None) -> str:
    """``yyyyMMddHHmmss`` in Asia/Ho_Chi_Minh; empty where there is none."""
    return f"{clock.local(at):%Y%m%d%H%M%S}" if at else ""


def truth(value: object) -> str:
    """A boolean as the portal writes it."""
    return "True" if value else "False"


def had_duty_at_once(case: Case) -> bool:
    """Whether the fee was due when the dossier was handed in."""
    return Duty.objects.filter(case=case, raised_at=case.submitted_at).exists()
