"""The calendar's pages, for the official who keeps it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tinhso.base.errors import Denied
from tinhso.engines.access.api import allow, new_subject
from tinhso.engines.calendars import views
from tinhso.engines.calendars.api import load_calendars
from tinhso.engines.calendars.models import Calendar, DayRule
from tinhso.engines.events.api import PLATFORM, Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def scope() -> int:
    return new_subject("here")


@pytest.fixture
def calendar(scope: int) -> Calendar:
    return load_calendars(keepers=[scope])


@pytest.fixture
def keeper(scope: int) -> Actor:
    """An official who may edit the calendars of one office."""
    person, position = new_subject("person"), new_subject("position")
    allow(position, "calendars.edit", scope, by=PLATFORM)
    return Actor(subject=person, position=position, office=scope)


def ask(view: Any, by: Actor, *args: object, posted: dict[str, str] | None = None) -> HttpResponse:
    """The view's answer as the accounts' middleware would have it asked."""
    make = RequestFactory()
    request = make.get("/") if posted is None else make.post("/", posted)
    request.actor, request.user, request.session = by, None, {}  # type: ignore[attr-defined, assignment]
    request.may = lambda permission: True  # type: ignore[attr-defined]
    inner = view
    while hasattr(inner, "__wrapped__"):
        inner = inner.__wrapped__
    return inner(request, *args)  # type: ignore[no-any-return]


def test_a_stranger_is_sent_to_sign_in(calendar: Calendar, client: Client) -> None:
    for path in ("", f"{calendar.pk}/2026/", f"{calendar.pk}/2026/nhap/"):
        answer = client.get(f"/lich-lam-viec/{path}")
        assert answer.status_code == 302
        assert "next" in answer.headers["Location"] or "tiep" in answer.headers["Location"]


def test_the_keeper_sees_the_year_and_sets_a_day(calendar: Calendar, keeper: Actor) -> None:
    html = ask(views.year, keeper, calendar.pk, 2026).content.decode()
    assert "Ngày Văn hóa Việt Nam" in html
    assert "07:00–11:00" in html
    day = {"day": "23/11/2026", "kind": "off", "name": "Nghỉ tránh bão", "basis": ""}
    assert ask(views.year, keeper, calendar.pk, 2026, posted=day).status_code == 302
    assert DayRule.objects.get(calendar=calendar, day=date(2026, 11, 23)).name == "Nghỉ tránh bão"
    assert ask(views.clear, keeper, calendar.pk, "2026-11-23", posted={}).status_code == 302
    assert not DayRule.objects.filter(calendar=calendar, day=date(2026, 11, 23)).exists()


def test_a_wrong_day_comes_back_as_it_was_typed(calendar: Calendar, keeper: Actor) -> None:
    day = {"day": "31/2/2026", "kind": "off", "name": "x", "basis": ""}
    answer = ask(views.year, keeper, calendar.pk, 2026, posted=day)
    assert answer.status_code == 422
    assert 'value="31/2/2026"' in answer.content.decode()


def test_an_import_shows_the_difference_before_it_does_anything(calendar: Calendar, keeper: Actor) -> None:
    sheet = "day,kind,name,basis\n2027-01-01,off,Tết Dương lịch,\n"
    shown = ask(views.import_sheet, keeper, calendar.pk, 2027, posted={"sheet": sheet})
    assert "+ 01/01/2027: Tết Dương lịch" in shown.content.decode()
    assert not DayRule.objects.filter(day__year=2027).exists()
    done = ask(views.import_sheet, keeper, calendar.pk, 2027, posted={"sheet": sheet, "confirmed": "1"})
    assert done.status_code == 302
    assert DayRule.objects.filter(day__year=2027).count() == 1
    wrong = ask(views.import_sheet, keeper, calendar.pk, 2027, posted={"sheet": "x"})
    assert wrong.status_code == 422


def test_an_official_of_another_place_changes_nothing(calendar: Calendar) -> None:
    elsewhere = new_subject("here")
    other = Actor(subject=new_subject("person"), position=new_subject("position"), office=elsewhere)
    allow(other.position or 0, "calendars.edit", elsewhere, by=PLATFORM)
    day = {"day": "23/11/2026", "kind": "off", "name": "x", "basis": ""}
    with pytest.raises(Denied):
        ask(views.year, other, calendar.pk, 2026, posted=day)
    assert not DayRule.objects.filter(day=date(2026, 11, 23)).exists()
    assert calendar.name not in ask(views.calendars, other).content.decode()
