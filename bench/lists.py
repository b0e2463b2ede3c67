"""What officials' pages cost with 10,000, 100,000 and a million dossiers, beside the same page without queries.

``./run bench lists --records 10000 --records 100000`` plants each number in a database of its own (kept for the next
run) and opens the pages with Django's test client as the web process would: walls up, middleware and all.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

LIMIT_MS, QUERIES = 40.0, 8
DOSSIER_QUERIES = 24  # a dossier shows a dozen kinds of records
SIZES = [10_000, 100_000]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, action="append")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options, _rest = parser.parse_known_args()
    if options.one:
        sys.exit(_measure(options.one))
    import json
    import os
    import subprocess

    results: dict[str, list[float]] = {}
    over = 0
    for size in options.records or SIZES:
        command = [sys.executable, "-m", "bench.lists", "--one", str(size)]
        with subprocess.Popen(command, env=os.environ, stdout=subprocess.PIPE, text=True) as child:
            for line in child.stdout or ():
                if line.startswith("{"):
                    for name, value in json.loads(line).items():
                        results.setdefault(name, []).append(value)
                else:
                    print(line, end="", flush=True)
        over += child.returncode
    for name, values in results.items():
        if len(values) > 1:
            print(f"growth of {name:42} ×{values[-1] / values[0]:5.2f} from the first size to the last")
    sys.exit(1 if over else 0)


def _measure(size: int) -> int:
    """Measure one size; the last line is JSON for the caller. Returns how many pages are over the limit."""
    import json

    from bench import _province

    _province.ready(f"dossiers_{size}")
    _province.fill(size)
    from bench._measure import load, report

    print(f"{size:,} dossiers · {load()}", flush=True)
    over, found = 0, {}
    for name, page in _pages().items():
        price, bare = _page_cost(page)
        found[name] = price.both
        fine = report(f"{name} · {size:,}", price.both, LIMIT_MS,
                      note=f"app {price.app:.1f} db {price.database:.1f} · {price.queries} queries · "
                           f"without queries {bare:.1f}")  # fmt: skip
        over += not fine or price.queries > (DOSSIER_QUERIES if name == "dossier page" else QUERIES)
    print(json.dumps(found))
    return over


def _pages() -> dict[str, Callable[[], Any]]:
    """Each page as whoever opens it most; a province's leader sees every dossier."""
    from tinhso.engines.cases.models import Case

    some = Case.objects.filter(office__code="H53.101", ended_at=None).select_related("applicant").order_by("-pk")[0]
    leader, clerk, specialist = _browser("toan.ubnd"), _browser("duyen.longan"), _browser("thuong.longan")
    deep = Case.objects.filter(office__code="H53.101").order_by("-pk").values_list("pk", flat=True)[3000]
    addresses = {
        "list of 50, province": (leader, "/ho-so/"),
        "list of 50, ward": (clerk, "/ho-so/"),
        "list of 50, ward, at depth": (clerk, f"/ho-so/?sau={deep}"),
        "list, overdue only, province": (leader, "/ho-so/?tre=on"),
        "list, one stage, ward": (clerk, "/ho-so/?giai_doan=4"),
        "search by code, province": (leader, f"/ho-so/?q={some.code[-7:]}"),
        "search by whole code, ward": (clerk, f"/ho-so/?q={some.code}"),
        "search by name, ward": (clerk, f"/ho-so/?q={some.applicant.name}"),
        "search by name, province": (leader, f"/ho-so/?q={some.applicant.name}"),
        "search for nobody, province": (leader, "/ho-so/?q=khong co ai ten nhu the"),
        "my work, specialist": (specialist, "/viec-cua-toi/"),
        "my work, clerk": (clerk, "/viec-cua-toi/"),
        "dossier page": (specialist, f"/ho-so/{some.code}/"),
    }
    return {name: partial(_open, browser, address) for name, (browser, address) in addresses.items()}


def _open(browser: Any, address: str) -> Any:
    answer = browser.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return answer


def _browser(username: str) -> Any:
    """A signed-in browser of a demonstration official."""
    from tinhso.engines.accounts.models import User

    return browser_of(User.objects.get(username=username).person)


def browser_of(person: Any) -> Any:
    """A browser in which ``person`` is signed in; officials have given their second factor."""
    from django.test import Client

    from tinhso.engines.accounts.models import User
    from tinhso.engines.directory.models import Position

    user = User.objects.filter(person=person).first() or User.objects.create(
        username=f"bench:{person.pk}", person=person
    )
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(user)
    session = browser.session
    session["accounts.level"], session["accounts.seen"] = 2, int(time.time())
    if position := Position.objects.filter(person=person, valid_to=None).first():
        session["accounts.hat"], session["accounts.second_factor"] = str(position.pk), True
    session.save()
    return browser


def _page_cost(page: Callable[[], Any]) -> tuple[Any, float]:
    """The page's cost with walls up, and what drawing it again costs once all its rows have been read."""
    from unittest.mock import patch

    from bench._measure import cost
    from tinhso.base import http
    from tinhso.engines.access.api import walled

    with walled():
        price = cost(page, times=4, best_of=2, warm=1)
        drawn: list[Any] = []
        draw = http.render
        with patch.object(
            http, "render", lambda *given, **named: drawn.append((given, named)) or draw(*given, **named)
        ):
            page()
        given, named = drawn[-1]
        bare = cost(lambda: draw(*given, **named), times=4, best_of=1, warm=0)
    return price, bare.app


if __name__ == "__main__":
    main()
