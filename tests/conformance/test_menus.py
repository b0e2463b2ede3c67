"""Every entry of every menu opens for those who may, and turns others away with a page, never with a fault."""

import re
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from tests.province import CAST
from tinhso.base.registry import parts
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position

pytestmark = pytest.mark.django_db
ENTRIES = [entry for part in parts() for entry in part.menu]
OFFICIALS = [who for who in CAST if who not in {"huong", "phuc", "khoa"}]


def named(entry):
    return f"{entry.place}-{entry.url}"


@pytest.fixture(autouse=True)
def faults_are_answers(province):
    """A fault in a page is answered with status 500 as in a real installation, so that a test can name the page."""
    made = province.client

    def client(who):
        one = made(who)
        one.raise_request_exception = False
        return one

    province.client = client
    yield
    del province.client


def one_who_may(province, entry) -> Client:
    """Of the cast, or else the first official of the demonstration who holds the permission."""
    if entry.place in ("public", "citizen", "foot"):
        return province.client("huong")
    if not entry.needs:
        return province.client("duyen")
    for position in Position.objects.exclude(person=None).select_related("person__party"):
        if access.holds(directory.actor_for(position), entry.needs):
            CAST["one who may"] = position.person.party.name
            try:
                return province.client("one who may")
            finally:
                del CAST["one who may"], province.clients["one who may"]
    raise AssertionError(f"nobody of the demonstration holds {entry.needs}")


def regions_named_alike(html: str) -> list[str]:
    """Names that several regions of a page share: who listens to it cannot tell them apart."""
    names = Counter(re.findall(r'role="region" aria-label="([^"]*)"', html))
    return [name for name, times in names.items() if times > 1]


def test_regions_of_one_name_are_found():
    table = '<div role="region" aria-label="Theo cơ quan"></div>'
    assert (regions_named_alike(table), regions_named_alike(table * 2)) == ([], ["Theo cơ quan"])


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_an_entry_of_a_menu_opens_for_one_who_may(province, entry):
    browser = one_who_may(province, entry)
    browser.raise_request_exception = False
    answer = browser.get(reverse(entry.url))
    assert answer.status_code == 200
    assert regions_named_alike(answer.content.decode()) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_an_entry_of_a_menu_asks_a_visitor_to_sign_in(province, client, entry):
    client.raise_request_exception = False
    answer = client.get(reverse(entry.url))
    assert answer.status_code == (200 if entry.place in ("public", "foot") else 302)
    if answer.status_code == 302:
        assert "/tai-khoan/" in answer.headers["Location"]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.place in ("desk", "leader") and e.needs], ids=named)
def test_an_entry_of_a_desk_is_refused_to_a_citizen(province, entry):
    answer = province.client("phuc").get(reverse(entry.url))
    assert answer.status_code == 403, answer.headers.get("Location", "")


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.needs], ids=named)
def test_an_entry_is_refused_to_officials_who_lack_its_permission(province, entry):
    for who in OFFICIALS:
        if not access.holds(province.actor(who), entry.needs):
            assert province.client(who).get(reverse(entry.url)).status_code == 403, who


@pytest.mark.parametrize(
    ("who", "begins"), [("quang", "/dieu-hanh/"), ("duyen", "/viec-cua-toi/"), ("huong", "/")], ids=lambda value: value
)
def test_the_desk_begins_with_the_first_entry_of_its_menu(province, who, begins):
    assert province.client(who).get("/tai-khoan/ban-lam-viec/")["Location"] == begins
