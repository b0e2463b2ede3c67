"""Several at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from tinhso.engines.accounts.limits import Limit
from tinhso.engines.accounts.models import User
from tinhso.engines.accounts.vneid.arrival import account_of
from tinhso.engines.accounts.vneid.identity import Identity

pytestmark = pytest.mark.django_db(transaction=True)
LAN = Identity("VN00A1", 2, "Nguyễn Thị Lan", "080186004321", date(1986, 3, 12), "female", "", "")


def test_eight_tries_at_once_use_exactly_the_tokens_there_are() -> None:
    limit = Limit("race", burst=5, seconds=3600)
    assert sorted(at_once(lambda: limit.has_room("tam"))) == [False] * 3 + [True] * 5


def test_eight_first_visits_at_once_make_one_account() -> None:
    assert len(set(at_once(lambda: account_of(LAN).pk))) == 1
    assert User.objects.count() == 1


def at_once(work: object) -> list[object]:
    def run(number: int) -> object:
        try:
            return work()  # type: ignore[operator]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(run, range(8)))
