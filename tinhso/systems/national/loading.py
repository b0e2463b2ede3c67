"""What the law says of the front door, and which procedures are settled elsewhere: loaded at every migration."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Door
from tinhso.systems.national.mirrors import Mirroring

FILE = Path(__file__).parent / "data" / "mirrorings.toml"
FRONT_DOORS = (  # mode, from when on, and by which text
    (Door.Mode.OWN, date(2018, 11, 1), "Nghị định 61/2018/NĐ-CP"),
    (Door.Mode.NATIONAL, date(2025, 7, 1), "Nghị định 118/2025/NĐ-CP"),
)


def load_reference() -> None:
    """Each once; what a province has set since stays as it is."""
    load_front_doors()
    load_mirrorings()


def load_front_doors() -> int:
    """Own portal first, since 1 July 2025 the national portal first; nothing where a door was set before."""
    if Door.objects.filter(procedure=None).exists():
        return 0
    for mode, since, basis in FRONT_DOORS:
        forms.set_door(mode, valid_from=since, basis=basis, by=PLATFORM)
    return len(FRONT_DOORS)


def load_mirrorings(file: Path = FILE) -> int:
    """The file's mirrorings of procedures that have none yet. Returns how many were made."""
    made = 0
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["mirroring"]:
        if not Mirroring.objects.filter(procedure=row["procedure"]).exists():
            Mirroring.objects.create(**row)
            made += 1
    return made
