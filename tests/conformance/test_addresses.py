"""Every address of the project, opened and posted to by everybody with random and with somebody else's keys."""

import re

import pytest

from tests.conformance.addresses import filled, patterns
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.events.models import Event
from tinhso.engines.files.models import File
from tinhso.engines.forms.models import Draft, Submission
from tinhso.engines.messages.models import Message
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments.models import Demand, Payment

pytestmark = pytest.mark.django_db
ROUTES = sorted(set(patterns()))
STRANGERS = ["visitor", "phuc", "tram"]
NAME, NUMBER = "Nguyễn Trần Thị Thanh Hương", "080190004128"
CODES = ["khong-co", "0", "%00", "2.000635", "a" * 300]


def browser(province, client, who):
    one = client if who == "visitor" else province.client(who)
    one.raise_request_exception = False
    return one


def test_the_pages_of_every_part_are_walked():
    assert len(ROUTES) > 50
    assert "/ho-so/<str:code>/" in ROUTES


@pytest.mark.parametrize("who", STRANGERS)
def test_a_key_that_leads_nowhere_is_never_a_fault(province, client, who):
    """GET and POST of every address with keys that do not exist."""
    faults = []
    for route in ROUTES:
        for code in CODES if "<" in route else [""]:
            address = filled(route, key=str(uuid7()), code=code)
            here = browser(province, client, who)
            for answer in (here.get(address), here.post(address, {"a": "b"})):
                if answer.status_code >= 500:
                    faults.append((answer.request["REQUEST_METHOD"], address[:90], answer.status_code))
        if route.endswith("dang-xuat/"):
            province.clients.clear()  # whoever went out comes in again
    assert faults == []


def foreign(owned) -> list[str]:
    """A key of each kind of Hương's: of her dossier, draft, demand, payment, message, paper and file."""
    case = owned.case
    rows = (
        Payment.objects.filter(demand=owned.demand), Message.objects.filter(about=case.pk),
        Paper.objects.filter(about=case.pk), File.objects.all(),
    )  # fmt: skip
    found = [each.values_list("pk", flat=True).first() for each in rows]
    assert None not in found
    return [str(key) for key in (case.pk, owned.draft, owned.demand, owned.submission_id, *found)]


def state() -> tuple[int, ...]:
    models = (Event, Case, Draft, Submission, Message, Paper, Payment)
    kept = {model: model.objects.count() for model in models}
    kept[Event] = Event.objects.exclude(kind__startswith="access.").exclude(kind__startswith="accounts.").count()
    cases = hash(tuple(Case.objects.order_by("pk").values_list("pk", "version", "stage")))
    demands = hash(tuple(Demand.objects.order_by("pk").values_list("pk", "stage")))
    return (*kept.values(), cases, demands)


@pytest.mark.parametrize("who", STRANGERS)
def test_somebody_elses_key_shows_nothing_of_them_and_changes_nothing(province, client, owned, who):
    """The owner's true keys and codes at every address, as a visitor, another citizen, an official elsewhere."""
    shown, faults, before = [], [], state()
    for route in [route for route in ROUTES if "<" in route]:
        for key in foreign(owned) if "uuid" in route else [str(owned.case.pk)]:
            address = filled(route, key=key, code=owned.case.code)
            here = browser(province, client, who)
            for answer in (here.get(address), here.post(address, {"reason": "x", "note": "x", "score": "3"})):
                text = b"".join(answer).decode(errors="replace") if answer.streaming else answer.content.decode(
                    errors="replace")  # fmt: skip
                method = answer.request["REQUEST_METHOD"]
                if answer.status_code >= 500:
                    faults.append((method, address, answer.status_code))
                if NUMBER in text or re.search(NAME, text):
                    shown.append((method, address, answer.status_code))
    assert faults == []
    assert shown == []
    assert state() == before


def test_the_owner_is_shown_what_others_are_not(province, owned):
    """The control of the test above: the name is there to be found."""
    assert NAME in province.client("huong").get(f"/ho-so/{owned.case.code}/").content.decode()
