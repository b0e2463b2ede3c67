"""What differs between a dossier of ours and what the portal holds of it: a function of both, nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

Row = Mapping[str, Any]
COMPARED = {
    "status": "TrangThaiHoSo",
    "appointment": "NgayHenTra",
    "received": "NgayTiepNhan",
    "ended": "NgayKetThucXuLy",
    "returned": "NgayTra",
    "channel": "KenhThucHien",
}
REASONS = {
    "missing_there": _("The national portal does not have it."),
    "repeated_there": _("The national portal has it more than once."),
    "status": _("The status differs."),
    "appointment": _("The appointment differs."),
    "received": _("The time of receipt differs."),
    "ended": _("The time of settlement differs."),
    "returned": _("The time of return differs."),
    "channel": _("The channel differs."),
    "steps_missing": _("Steps are missing there."),
    "steps_repeated": _("Steps are there more than once."),
}
STEP = ("ThoiDiemXuLy", "TrangThai", "NoiDungXuLy")


def differences(ours: Row, our_steps: Sequence[Row], theirs: Sequence[Row]) -> list[str]:
    """Codes of ``REASONS`` for one dossier; ``theirs`` is every row that the portal has under its code."""
    if not theirs:
        return ["missing_there"]
    found = ["repeated_there"] if len(theirs) > 1 else []
    row = theirs[0]
    found += [name for name, field in COMPARED.items() if str(ours.get(field) or "") != str(row.get(field) or "")]
    told = Counter(_key(step) for step in row.get("TienTrinh") or ())
    if any(_key(step) not in told for step in our_steps):
        found.append("steps_missing")
    if any(number > 1 for number in told.values()):
        found.append("steps_repeated")
    return found


def _key(step: Row) -> tuple[str, ...]:
    return tuple(str(step.get(name) or "") for name in STEP)
