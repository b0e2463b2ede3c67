from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from tinhso.base.registry import Menu
from tinhso.ui import menus
from tinhso.ui.context import Shell
from tinhso.ui.rows import page_of

pytestmark = pytest.mark.urls("tinhso.ui.tests.pages")
MENU = [
    Menu("public", "Catalogue", "ui:catalogue"),
    Menu("public", "Wall", "ui:wall", needs="ui.look"),
    Menu("public", "Gone", "gone:nowhere"),
]


@pytest.fixture(autouse=True)
def _menu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menus, "menu", lambda place: MENU)


def test_an_entry_that_needs_a_right_is_shown_to_those_who_hold_it() -> None:
    request = RequestFactory().get("/")
    assert [e.label for e in menus.entries(request, "public")] == ["Catalogue"]
    request.may = {"ui.look"}.__contains__  # type: ignore[attr-defined]
    assert [e.label for e in menus.entries(request, "public")] == ["Catalogue", "Wall"]


def test_the_entry_nearest_to_the_address_is_the_current_one() -> None:
    request = RequestFactory().get("/thanh-phan/bang-lon/7/")
    request.may = {"ui.look"}.__contains__  # type: ignore[attr-defined]
    assert [(e.label, e.current) for e in menus.entries(request, "public")] == [("Catalogue", False), ("Wall", True)]


def test_the_messages_stand_in_the_head_of_a_citizens_page_and_not_in_the_menu_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = RequestFactory().get("/")
    monkeypatch.setattr(menus, "menu", lambda place: MENU[:1] if place == "citizen" else [])
    request.actor = SimpleNamespace(position=None)  # type: ignore[attr-defined]
    assert [e.label for e in Shell(request).public_menu] == ["Catalogue"]
    monkeypatch.setattr(Shell, "messages_url", "/thanh-phan/")
    assert Shell(request).public_menu == []


def test_a_page_of_a_list_keeps_its_filter_in_the_addresses_of_its_neighbours() -> None:
    request = RequestFactory().get("/?office=3&sau=9")
    page = page_of(request, ["8", "7", "6"], 2, key="")
    assert (page.items, page.older, page.newest) == (["8", "7"], "?office=3&sau=7", "?office=3")
