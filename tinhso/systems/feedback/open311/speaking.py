"""Speaking to another Open311 server as a client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from django.utils.translation import gettext as _

from tinhso.engines.adapters.api import NotDelivered, Rejected

SECONDS = 8.0
Row = dict[str, Any]


@dataclass(frozen=True)
class Server:
    """Where it is and who we are there; touches no database."""

    url: str
    jurisdiction: str = ""
    key: str = ""

    def file(self, form: Mapping[str, str]) -> Row:
        """File a report; the first row of the answer. Raises Rejected for what it will never take, NotDelivered."""
        rows = self._ask("POST", "requests.json", data={**form, "api_key": self.key, **self._ours()})
        if not rows or not (rows[0].get("service_request_id") or rows[0].get("token")):
            raise NotDelivered(_("The server gave the report no number."))
        return rows[0]

    def request(self, code: str) -> Row | None:
        """One report there; None while it is not to be read there."""
        try:
            rows = self._ask("GET", f"requests/{code}.json", params=self._ours())
        except Rejected:
            return None
        return rows[0] if rows else None

    def requests(self, **asked: str) -> list[Row]:
        """Reports there. Raises NotDelivered."""
        return self._ask("GET", "requests.json", params={**asked, **self._ours()})

    def services(self) -> list[Row]:
        return self._ask("GET", "services.json", params=self._ours())

    def _ours(self) -> dict[str, str]:
        return {"jurisdiction_id": self.jurisdiction} if self.jurisdiction else {}

    def _ask(self, method: str, path: str, **more: Any) -> list[Row]:
        try:
            answer = httpx.request(method, f"{self.url}/{path}", timeout=SECONDS, **more)
            said = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise NotDelivered(_("The server did not answer (%(why)s).") % {"why": type(error).__name__}) from error
        rows = _rows(said)
        if answer.is_success:
            return rows
        why = "; ".join(str(row.get("description", "")) for row in rows)[:300] or str(answer.status_code)
        if 400 <= answer.status_code < 500 and answer.status_code != 429:
            raise Rejected(_("The server refuses the report: %(why)s") % {"why": why})
        raise NotDelivered(_("The server answered with error %(code)s.") % {"code": answer.status_code})


def _rows(said: Any) -> list[Row]:
    """The standard's bare list; some servers wrap it in an object."""
    if isinstance(said, dict):
        said = next((value for value in said.values() if isinstance(value, list)), [said])
    return [row for row in said if isinstance(row, dict)] if isinstance(said, list) else []
