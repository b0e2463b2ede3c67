"""Open figures, read by anybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.open_figures.test_open_figures import happened
from tests.province import plant
from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.disclosures.publishing import publish

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page, shot: Callable[..., Any], name: str) -> None:
    shot(page, name)
    assert_no_axe_violations(page)


def test_anybody_reads_the_open_figures(
    open_page: Callable[..., Page], live_server: Any, shot: Callable[..., Any]
) -> None:
    plant()
    for month in (8, 9, 10):
        day = clock.at(2026, month, 12, 9)
        for code, n in (("H53.101", 40), ("H53.109", 12), ("H53.03", 3)):
            office = directory.office_by_code(code)
            happened("cases.accepted", day, office, n, "online")
            happened("cases.decided", day, office, n, on_time=True)
        publish(date(2026, month, 1))
    happened("cases.decided", clock.at(2026, 10, 20), directory.office_by_code("H53.101"), 4, on_time=False)
    publish(date(2026, 10, 1))
    for size in ("phone", "desk"):
        page = open_page(size)
        page.goto("/")
        page.get_by_role("link", name="Số liệu hoạt động của các cơ quan").click()
        expect(page.locator("main")).to_contain_text("được ẩn")
        looked_at(page, shot, f"{size}-so-lieu-mo")
        page.locator("tbody").get_by_role("link", name=re.compile("Long An")).first.click()
        expect(page.locator("main")).to_contain_text("40/44")
        looked_at(page, shot, f"{size}-so-lieu-co-quan")
