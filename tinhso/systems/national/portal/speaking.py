"""Speaking to the national portal's adapter: sessions, error codes, one retry where only the session had ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.engines.adapters.api import NotDelivered, Rejected

PUSH, PROGRESS, LOOK_UP = "DongBoHoSoMC", "CapNhatTienDoHoSoMC", "TraCuuHoSo"
OK, EXPIRED, MALFORMED, EXISTS, UNKNOWN = "00", "01", "02", "05", "06"
SECONDS = 8.0
USERNAME, DESTINATION = "tinhso", "VN:GOV:DVCQG"
Row = dict[str, Any]
_sessions: dict[str, str] = {}  # address -> session, of this process
_lock = Lock()


class Answered(NotDelivered):
    """The portal answered with an error code of its own."""

    def __init__(self, code: str, said: str) -> None:
        super().__init__(_("The national portal answered with error %(code)s: %(said)s") % {"code": code, "said": said})
        self.code = code


@dataclass(frozen=True)
class Portal:
    """Where it is and who we are there; touches no database."""

    url: str
    password: str
    unit: str  # madonvi: the province's identifier

    def push(self, row: Row, *, updating: bool) -> Row:
        """Tell of one dossier, whether or not it is known there: what the portal does not expect is said again as
        the other. Returns its receipt."""
        try:
            kept = self._integrate(PUSH, [row], updating=updating)
        except Answered as error:
            if error.code not in (EXISTS, UNKNOWN):
                raise
            kept = self._integrate(PUSH, [row], updating=not updating)
        return kept[0] if kept else {}

    def progress(self, rows: Sequence[Row]) -> list[Row]:
        """Tell of steps; NotDelivered where the portal does not know the dossier yet."""
        return self._integrate(PROGRESS, rows, updating=True)

    def look_up(self, **asked: str) -> list[Row]:
        """What it holds, by ``MaHoSo`` or since ``TuNgay``."""
        return self._integrate(LOOK_UP, [asked], updating=False)

    def sign_in(self) -> str:
        """A new session. Raises NotDelivered."""
        said = self._post("auth", {"username": USERNAME, "password": self.password}, headers={"dstcode": DESTINATION})
        if str(said.get("error_code")) != OK or not said.get("session"):
            raise NotDelivered(_("The national portal does not let us in. Check name and password of the adapter."))
        with _lock:
            _sessions[self.url] = str(said["session"])
        return _sessions[self.url]

    def _integrate(self, service: str, data: Sequence[Row], *, updating: bool) -> list[Row]:
        session = _sessions.get(self.url) or self.sign_in()
        for attempt in (1, 2):
            said = self._post(
                "integration",
                {"session": session, "madonvi": self.unit, "service": service, "isUpdating": str(updating),
                 "data": list(data)},
            )  # fmt: skip
            code = str(said.get("error_code", ""))
            if code in (OK, "0"):
                rows = said.get("data")
                return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
            if code != EXPIRED or attempt == 2:
                break
            session = self.sign_in()
        why = str(said.get("error_message", ""))[:200]
        if code == MALFORMED:
            raise Rejected(_("The national portal refuses the data: %(why)s") % {"why": why})
        raise Answered(code, why)

    def _post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Row:
        try:
            answer = httpx.post(f"{self.url}/{path}", json=body, headers=headers, timeout=SECONDS)
            said = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise NotDelivered(
                _("The national portal did not answer (%(why)s).") % {"why": type(error).__name__}
            ) from error
        if not answer.is_success or not isinstance(said, dict):
            raise NotDelivered(_("The national portal answered with error %(code)s.") % {"code": answer.status_code})
        return said


def portal(unit: str = "") -> Portal | None:
    """The portal of TINHSO_NATIONAL_URL; None where none is set."""
    url, key = settings.PARTNERS.get("national", ("", ""))
    return Portal(url, key, unit) if url and key else None
