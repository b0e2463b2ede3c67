"""What a call of the open API costs beside Open Zaak's: hand in, list of 20, 50 and 100, get one, act on one.

``./run bench api`` works in the database of ``./run bench lists`` with 10,000 dossiers. Each call goes through the
whole door, walls up. Open Zaak's figures (CPU of application and database, at 20,000 cases, on a machine of this size)
are the limits: create 93 ms, list of 100 325 ms, get 85 ms, add a status 314 ms.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from typing import Any

LIMITS = {"create": 93.0, "list of 20": 65.0, "list of 50": 162.5, "list of 100": 325.0, "get": 85.0, "act": 314.0}
WARD, PROCEDURE = "H53.101", "2.000635"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=10)
    options, _rest = parser.parse_known_args()
    from bench import _province

    _province.ready(f"dossiers_{options.records}")
    _province.fill(options.records)
    from bench._measure import cost, load, report

    print(f"{options.records:,} dossiers · {load()}", flush=True)
    program = _Program()
    calls = {
        "create": program.create,
        "list of 20": partial(program.get, "/dossiers?limit=20"),
        "list of 50": partial(program.get, "/dossiers?limit=50"),
        "list of 100": partial(program.get, "/dossiers?limit=100"),
        "get": partial(program.get, f"/dossiers/{program.create()}"),
    }
    from tinhso.engines.access.api import walled

    fine = []
    with walled():
        for name, call in calls.items():
            price = cost(call, times=options.times, best_of=3)
            fine.append(_said(report, name, price))
        made = iter([program.create() for _ in range(4 * options.times + 4)])
        fine.append(_said(report, "act", cost(lambda: program.withdraw(next(made)), times=options.times, best_of=3)))
    sys.exit(0 if all(fine) else 1)


def _said(report: Any, name: str, price: Any) -> bool:
    note = f"app {price.app:.1f} db {price.database:.1f} · {price.queries} queries · limit: Open Zaak's"
    return bool(report(f"API {name}", price.both, LIMITS[name], note=note))


class _Program:
    """The ward's program, with a key, and answers that lack nothing."""

    def __init__(self) -> None:
        from django.test import Client as Browser

        from tinhso.base import clock
        from tinhso.engines.cases.models import Case
        from tinhso.engines.clients import api as clients
        from tinhso.engines.clients.models import Client
        from tinhso.engines.directory import api as directory
        from tinhso.engines.directory.models import Person
        from tinhso.engines.events.api import PLATFORM

        office = directory.office_by_code(WARD)
        assert office is not None
        Client.objects.filter(name="Đo lường").update(name=f"Đo lường {clock.now().timestamp():.0f}")
        head = directory.head_of(office)
        assert head is not None and head.person is not None
        terms = clients.Terms("Đo lường", "Đo chi phí.", head.person, tuple(clients.scopes()), per_minute=6000)
        made = clients.register(office=office, terms=terms, by=PLATFORM)
        Client.objects.filter(pk=made.pk).update(burst=10**6)
        self.key = clients.make_key(made.pk, by=PLATFORM)[1]
        self.browser = Browser(SERVER_NAME="localhost", headers={"authorization": f"Bearer {self.key}"})
        some = Case.objects.filter(topic=PROCEDURE, office=office).order_by("-pk")[0].dossier.submission
        who = Person.objects.select_related("party").get(pk=some.dossier.filed_by_id)
        self.said = {
            "procedure": PROCEDURE,
            "office": WARD,
            "applicant": {
                "personal_number": who.personal_number, "name": who.party.name, "born_on": f"{who.born_on}"
            },
            "consent": {"how": "signed_form", "at": "2026-11-20T08:00:00+07:00"},
            "answers": some.answers,
        }  # fmt: skip

    def create(self) -> str:
        return str(self._post("/dossiers", self.said, 201)["code"])

    def get(self, path: str) -> Any:
        return self._right(self.browser.get(f"/api/v1{path}"), 200)

    def withdraw(self, code: str) -> Any:
        return self._post(f"/dossiers/{code}/withdrawal", {"reason": "Đo lường."}, 200, if_match="*")

    def _post(self, path: str, body: Any, status: int, **headers: str) -> Any:
        from tinhso.base.ids import uuid7

        sent = {"idempotency-key": str(uuid7()), **{name.replace("_", "-"): value for name, value in headers.items()}}
        answer = self.browser.post(f"/api/v1{path}", json.dumps(body), "application/json", headers=sent)
        return self._right(answer, status)

    def _right(self, answer: Any, status: int) -> Any:
        if answer.status_code != status:
            raise RuntimeError(f"{answer.status_code}: {answer.content.decode()[:500]}")
        return answer.json()


if __name__ == "__main__":
    main()
