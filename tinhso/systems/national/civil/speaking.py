"""Speaking to the civil-status system."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.engines.adapters.api import HEADER, NotDelivered, Rejected, sign

SECONDS = 8.0
OK, MALFORMED = "00", "02"
Row = dict[str, Any]


@dataclass(frozen=True)
class CivilStatus:
    """Where it is and the key that we share; touches no database."""

    url: str
    key: str

    def create(self, row: Mapping[str, Any]) -> str:
        """The number of the record there; the same dossier again has the same. Raises NotDelivered, Rejected."""
        body = json.dumps(row, ensure_ascii=False).encode()
        said = self._ask("POST", "ho-so", content=body, headers={HEADER: sign(body, self.key.encode())})
        return str(said.get("SoHoSo") or "")

    def record(self, number: str) -> Row:
        """All that it says of one record. Raises NotDelivered."""
        return self._ask("GET", f"ho-so/{number}")

    def health(self) -> None:
        self._ask("GET", "suc-khoe")

    def page_of(self, number: str) -> str:
        """Where an official opens the record there."""
        return f"{self.url}/xem/{number}"

    def _ask(self, method: str, path: str, **more: Any) -> Row:
        try:
            answer = httpx.request(method, f"{self.url}/{path}", timeout=SECONDS, **more)
            said = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            why = type(error).__name__
            raise NotDelivered(_("The civil-status system did not answer (%(why)s).") % {"why": why}) from error
        code = str(said.get("error_code", "")) if isinstance(said, dict) else ""
        if answer.is_success and code == OK:
            return dict(said)
        why = str(said.get("error_message") or answer.status_code)[:200] if isinstance(said, dict) else ""
        if code == MALFORMED:
            raise Rejected(_("The civil-status system refuses the data: %(why)s") % {"why": why})
        raise NotDelivered(_("The civil-status system answered with an error: %(why)s") % {"why": why})


def civil_status() -> CivilStatus | None:
    """The system of TINHSO_CIVIL_URL; None where none is set."""
    url, key = settings.PARTNERS.get("civil", ("", ""))
    return CivilStatus(url, key) if url and key else None
