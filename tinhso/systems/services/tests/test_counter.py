"""A paper dossier at the counter: found, typed, taken in, paid, received, scanned, signed."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from tests.main_job.test_main_job import ANSWERS as STEPS
from tests.main_job.test_main_job import PROCEDURE
from tests.planted import planted, province
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.counters import api as counters
from tinhso.engines.counters.models import Counter, Queue, Ticket
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.papers.models import Paper
from tinhso.engines.signatures import api as signatures
from tinhso.systems.services.counter import verbs
from tinhso.systems.services.counter.models import HandedPaper, PaperDraft
from tinhso.systems.services.people.models import FiledFor

__all__ = ["planted", "province"]
pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-33")]


def picture(colour: str = "white") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 850), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def hall(province):
    office = Counter.objects.filter(office__code="H53.101.01").first().office
    counters.sit_down(Counter.objects.get(office=office, number=1).pk, by=province.actor("duyen"))
    return office


@pytest.fixture
def draft(province, hall):
    who = province.person("huong")
    made = verbs.begin(PROCEDURE, applicant=who, office=hall.parent, hall=hall, by=province.actor("duyen"))
    form = complete(made, who)
    papers = {paper.code: {"form": "original", "number": 1} for paper in made.version.papers}
    return verbs.keep(made.pk, typed=form, papers=papers, by=province.actor("duyen"))


def complete(draft, who):
    """What the person's data fill in, and the rest of the main job's answers."""
    known = forms.known_of(draft.version, directory.actor_for(who), who)
    typed = {name: one.typed for name, one in known.items()}
    for given in STEPS.values():
        for name, value in given.items():
            field, _sign, part = name.partition(".")
            if part:
                typed[field] = {**(typed.get(field) or {}), part: value}
            elif field in draft.version.fields:
                typed[field] = value
    return typed


def test_a_paper_dossier_is_taken_in_with_its_papers_and_the_consent(province, draft):
    dossier = verbs.take(draft.pk, consent=True, by=province.actor("duyen"))
    assert (dossier.case.channel, dossier.applicant.name) == ("desk", province.person("huong").party.name)
    assert {row.form for row in HandedPaper.objects.filter(case=dossier.case)} == {"original"}
    standing = FiledFor.objects.get(case=dossier.case)
    assert (standing.capacity, standing.how, standing.position) == ("official", "paper", province.position("duyen"))
    assert verbs.take(draft.pk, consent=True, by=province.actor("duyen")) == dossier
    assert PaperDraft.objects.get(pk=draft.pk).typed == {}


def test_without_consent_nothing_is_taken_in(province, draft):
    with pytest.raises(Refused):
        verbs.take(draft.pk, consent=False, by=province.actor("duyen"))
    assert not Case.objects.exists()


@pytest.mark.parametrize("who", ["phuc", "gam", "thuong"])
def test_who_is_not_the_clerk_does_nothing_with_it(province, hall, draft, who):
    by = province.actor(who)
    for act in (
        lambda: verbs.take(draft.pk, consent=True, by=by),
        lambda: verbs.keep(draft.pk, typed={}, papers={}, by=by),
        lambda: verbs.begin(PROCEDURE, applicant=draft.applicant, office=hall.parent, hall=hall, by=by),
    ):
        with pytest.raises(Denied):
            act()
    assert (Case.objects.count(), PaperDraft.objects.count()) == (0, 1)


def test_cash_is_taken_and_the_dossier_received_with_its_receipt(province, draft):
    clerk = province.actor("duyen")
    dossier = verbs.take(draft.pk, consent=True, by=clerk)
    with pytest.raises(Refused):
        verbs.receive(dossier.case.pk, cash=False, by=clerk)
    case = verbs.receive(dossier.case.pk, cash=True, by=clerk)
    assert case.received_at is not None
    with pytest.raises(AlreadyDone):
        verbs.receive(case.pk, cash=True, by=clerk)
    assert Event.objects.filter(kind="payments.paid").count() == 1
    province.work()
    receipt = Paper.objects.get(about=case.pk, kind="services.receipt")
    assert {row.get("originals") for row in receipt.data["papers"]} == {1}


@pytest.mark.goal("cases-16")
def test_on_a_day_without_appointment_the_result_is_due_the_same_day(province, draft):
    with clock.travel(clock.at(2026, 11, 18, 9)):  # a Wednesday
        dossier = verbs.take(draft.pk, consent=True, by=province.actor("duyen"))
        case = verbs.receive(dossier.case.pk, cash=True, by=province.actor("duyen"))
    assert clock.local(case.due_at).date() == clock.at(2026, 11, 18).date()


def test_pictures_become_one_pdf_that_the_clerk_signs(province, draft):
    clerk = province.actor("duyen")
    dossier = verbs.take(draft.pk, consent=True, by=clerk)
    row = HandedPaper.objects.filter(case=dossier.case).first()
    for who in ("phuc", "gam"):
        with pytest.raises(Denied):
            verbs.add_scan(row.pk, [picture()], by=province.actor(who))
        with pytest.raises(Denied):
            verbs.sign_scans(dossier.case.pk, by=province.actor(who))
    with pytest.raises(Refused):
        verbs.add_scan(row.pk, [b"no picture"], by=clerk)
    verbs.add_scan(row.pk, [picture(), picture("grey")], by=clerk)
    row.refresh_from_db()
    assert (row.state, files.pages_of(files.read(row.scan))) == ("scanned", 2)
    province.work()  # the virus scanner
    assert [paper.pk for paper in verbs.sign_scans(dossier.case.pk, by=clerk)] == [row.pk]
    row.refresh_from_db()
    (report,) = signatures.validate_pdf(files.read(row.signed))
    assert row.state == "signed"
    assert report is not None
    assert verbs.sign_scans(dossier.case.pk, by=clerk) == []
    with pytest.raises(AlreadyDone):
        verbs.add_scan(row.pk, [picture()], by=clerk)


def test_the_pages_lead_from_the_number_to_the_receipt(province, hall):
    browser = province.client("duyen")
    queue = Queue.objects.get(office=hall, letter="A")
    counters.draw(queue.pk, by=PLATFORM)
    at = Counter.objects.get(office=hall, number=1)
    here = reverse("services:counter")
    browser.post(reverse("counters:call_next", args=[at.pk]), {"after": "", "next": here})
    assert Ticket.objects.get().stage == "called"
    who = province.person("huong")
    found = browser.get(here, {"tim": who.personal_number, "thu-tuc": "trích lục"})
    assert who.party.name in found.content.decode()
    begun = browser.post(reverse("services:paper_begin", args=[PROCEDURE]), {"nguoi": str(who.pk)})
    draft = PaperDraft.objects.get()
    assert begun.headers["Location"] == reverse("services:paper", args=[draft.pk])
    assert browser.get(begun.headers["Location"]).status_code == 200
    assert browser.post(reverse("services:paper_keep", args=[draft.pk]), {"registered_year": "2019"}).status_code == 204
    assert browser.post(begun.headers["Location"], {}).status_code == 422
    verbs.keep(draft.pk, typed=complete(draft, who), papers={}, by=province.actor("duyen"))
    papers = {paper.code: {"form": "copy", "number": 2} for paper in draft.version.papers}
    verbs.keep(draft.pk, typed={}, papers=papers, by=province.actor("duyen"))
    dossier = verbs.take(draft.pk, consent=True, by=province.actor("duyen"))
    page = reverse("services:taken", args=[dossier.case.code])
    assert browser.get(page).status_code == 200
    assert browser.post(f"{page}tiep-nhan/", {"cash": "1"}).headers["Location"] == page
    assert Case.objects.get().received_at is not None
    assert province.client("phuc").get(page).status_code in (403, 404)
    assert access.holds(province.actor("duyen"), "counters.call")
