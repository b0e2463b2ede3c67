"""Programs of agencies: the described interface, and what they are told of reports."""

import json

import pytest
from django.test import Client

from tinhso.engines.clients import api as clients
from tinhso.engines.clients import sources
from tinhso.engines.events.api import PLATFORM, feed
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.moderating import publish
from tinhso.systems.feedback.public.keeping import refresh
from tinhso.systems.feedback.tests.published import TEXT

pytestmark = pytest.mark.goal("feedback-42")
SCOPES = ("events.read", "reports.follow")


@pytest.fixture(autouse=True)
def settled(monkeypatch):
    """A test is one open transaction: what it has written itself counts as settled (see events/tests)."""
    monkeypatch.setattr(feed, "HORIZON", "(pg_current_xact_id()::text::bigint + 1)::text::xid8")


class Program:
    """Of one office, with a key, after what has happened so far."""

    def __init__(self, world, office, scopes=SCOPES):
        terms = clients.Terms(f"Phần mềm của {office.name}", "Theo dõi phản ánh.", world.citizen, tuple(scopes))
        made = clients.register(office=office, terms=terms, by=PLATFORM)
        self.key = clients.make_key(made.pk, by=PLATFORM)[1]
        self.after = self.ask("").get("next")

    def ask(self, query):
        answer = Client().get(f"/api/v1/events{query}", headers={"Authorization": f"Bearer {self.key}"})
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    def told(self):
        """Type, code and data of what has happened since it was registered."""
        found = self.ask(f"?cursor={self.after}")
        return [(each["type"], each["subject"], each["data"]) for each in found.get("items", [])]


def test_the_program_of_an_agency_is_told_what_becomes_of_its_reports_and_no_word_of_the_reporter(world):
    commune, other = Program(world, world.commune), Program(world, world.stranger.office)
    deaf = Program(world, world.division, scopes=("events.read",))
    made = world.report()
    handling.accept(handling.report_of(made.pk), lead=world.commune, by=world.actor("coordinator"))
    told = commune.told()
    assert [kind for kind, _code, _data in told] == ["report.received", "report.sent_on"]
    assert {code for _kind, code, _data in told} == {made.case.code}
    assert told[-1][2] == {"report": made.case.code, "category": "chieu-sang", "office": "H53.99", "href": None}
    assert not any(word in json.dumps(told, ensure_ascii=False) for word in ("Sáu", "900000301", made.text))
    assert other.told() == [] and deaf.told() == []
    publish(made.pk, text=TEXT, by=world.actor("coordinator"))
    kind, _code, data = commune.told()[-1]
    assert (kind, data["href"]) == ("report.published", None)  # the public row is made a moment later


def test_what_is_published_is_named_with_the_address_at_which_it_is_described(world, client):
    program, made = Program(world, world.centre), world.report()
    publish(made.pk, text=TEXT, by=world.actor("coordinator"))
    refresh(made.pk)
    href = program.told()[-1][2]["href"]
    assert client.get(href).json()["code"] == made.case.code
    description = clients.the_description()
    assert {"/api/v1/reports", "/api/v1/reports/{code}"} <= set(description["paths"])


def test_of_a_confidential_report_no_program_is_told(world):
    program = Program(world, world.centre)
    world.report("Cán bộ đòi tiền khi chứng thực.", category=world.bribe)
    assert program.told() == []


def test_whoever_chooses_reads_in_words_what_each_event_tells_and_its_name_as_programs_know_it():
    known = dict(sources.choices())
    assert list(known) == sources.types()
    assert known["report.sent_on"].endswith(" (report.sent_on)") and known["report.sent_on"][0].isupper()
    assert known["report.received"] == "Đã gửi phản ánh (report.received)"
