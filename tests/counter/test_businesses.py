"""At the counter for somebody else: a business and its staff with a mandate, whose papers name what it covers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.counter.conftest import PROCEDURE
from tests.people.world import TYPED
from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.counters import api as counters
from tinhso.engines.counters.models import Counter, Queue
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Business, Mandate
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.counter import finding, verbs
from tinhso.systems.services.counter.models import PaperDraft
from tinhso.systems.services.people.models import FiledFor

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-33")]
TAX_CODE, TOPIC = "1199999016", "1.001612"


@pytest.fixture
def business(province):
    return directory.business_by_tax_code(TAX_CODE)


@pytest.fixture
def staff(province):
    return directory.person_by_number("080058001962")  # Đặng Văn Út, whose mandate names two procedures


@pytest.fixture
def mandate(business, staff):
    return next(one for one in directory.mandates_of(staff) if one.business == business)


@pytest.fixture
def stranger(province):
    return province.person("huong")


def begin(province, hall, who, mandate, topic=TOPIC):
    return verbs.begin(
        topic, applicant=who, mandate=mandate.pk, office=hall.parent, hall=hall, by=province.actor("duyen")
    )


def test_a_tax_code_names_the_business_and_who_may_act_for_it(business, staff):
    found = finding.search("1199999016")
    ((named, mandates),) = found.businesses
    assert (named, found.people) == (business, [])
    assert {one.person.party.name for one in mandates} == {"Phạm Nguyễn Đăng Khoa", "Đặng Văn Út"}
    assert finding.search("0900 000 301").businesses[0][0] == business
    household = finding.search("080058001962")
    assert household.people == [staff]
    assert [one.party.name for one, _mandates in household.businesses] == ["Hộ kinh doanh Tạp hóa Út Đặng"]
    with pytest.raises(Refused):
        finding.search("12345")


def test_the_dossier_is_the_business_s_and_says_who_stood_there(province, hall, business, staff, mandate):
    draft = begin(province, hall, staff, mandate)
    assert (draft.party, draft.known) == (business.party, staff)
    papers = {paper.code: {"form": "copy", "number": 1} for paper in draft.version.papers}
    verbs.keep(draft.pk, typed=whole(draft), papers=papers, by=province.actor("duyen"))
    dossier = verbs.take(draft.pk, consent=True, by=province.actor("duyen"))
    standing = FiledFor.objects.get(case=dossier.case)
    assert (dossier.applicant, dossier.case.channel) == (business.party, "desk")
    assert (standing.capacity, standing.how, standing.mandate) == ("official", "paper", mandate)
    for who in (staff, directory.person_by_number("080079006633")):  # the staff, and the legal representative
        assert Case.objects.filter(pk=dossier.case.pk).exists()
        assert cases_of(directory.actor_for(who)) == [dossier.case.pk]
    assert cases_of(province.actor("huong")) == []


def test_a_mandate_covers_what_it_names_and_no_more(province, hall, staff, mandate, stranger):
    with pytest.raises(Refused):
        begin(province, hall, staff, mandate, PROCEDURE)
    with pytest.raises(Denied):
        begin(province, hall, stranger, mandate)
    legal = Mandate.objects.get(business=mandate.business, kind="legal")
    with pytest.raises(Refused):  # a company asks for no extract of the civil register
        begin(province, hall, legal.person, legal, PROCEDURE)
    assert not PaperDraft.objects.exists()


def test_a_mandate_that_ended_while_one_typed_takes_nothing_in(province, hall, staff, mandate):
    draft = begin(province, hall, staff, mandate)
    papers = {paper.code: {"form": "copy", "number": 1} for paper in draft.version.papers}
    verbs.keep(draft.pk, typed=whole(draft), papers=papers, by=province.actor("duyen"))
    directory.end_mandate(mandate.pk, by=PLATFORM)
    with pytest.raises(Refused):
        verbs.take(draft.pk, consent=True, by=province.actor("duyen"))
    assert not Case.objects.exists()


def test_what_is_begun_says_what_the_number_was_about(province, hall, staff, mandate):
    counters.draw(Queue.objects.get(office=hall, letter="C").pk)
    at = Counter.objects.get(office=hall, number=1)
    call = counters.call_next(at.pk, by=province.actor("duyen"))
    verbs.begin(TOPIC, applicant=staff, mandate=mandate.pk, office=hall.parent, hall=hall, call=call,
                by=province.actor("duyen"))  # fmt: skip
    counters.finish(call.pk, by=province.actor("duyen"))
    assert Event.objects.get(kind="counters.served").topic == TOPIC
    verbs.begin(TOPIC, applicant=staff, mandate=mandate.pk, office=hall.parent, hall=hall, call=call,
                by=province.actor("duyen"))  # fmt: skip  # the number ended: the dossier is begun all the same
    assert PaperDraft.objects.count() == 2


def test_the_pages_find_the_business_write_down_a_paper_and_register_a_new_one(province, hall, stranger):
    browser, here = province.client("duyen"), reverse("services:counter")
    found = browser.get(here, {"tim": TAX_CODE}).content.decode()
    assert "Phạm Nguyễn Đăng Khoa" in found
    one = f"{here}?nguoi={stranger.pk}"
    last_day = clock.today() + timedelta(days=10)
    given = {"form": "mandate", "mandate-tax_code": TAX_CODE, "mandate-topic": TOPIC, "mandate-paper": "GUQ 07",
             "mandate-last_day": f"{last_day:%d/%m/%Y}"}  # fmt: skip
    assert browser.post(one, given | {"mandate-tax_code": "0100109106"}).status_code == 422
    answer = browser.post(one, given)
    made = Mandate.objects.get(person=stranger)
    assert answer.headers["Location"] == f"{one}&thay={made.pk}"
    assert (made.topics, made.paper, made.valid_to) == ([TOPIC], "GUQ 07", last_day + timedelta(days=1))
    shown = browser.get(answer.headers["Location"]).content.decode()
    assert made.business.party.name in shown
    new = {"form": "business", "business-name": "Công ty TNHH Mới", "business-tax_code": "0100109106",
           "business-kind": "business"}  # fmt: skip
    assert browser.post(one, new | {"business-tax_code": "12"}).status_code == 422
    browser.post(one, new)
    assert Business.objects.get(party__name="Công ty TNHH Mới").representative == stranger
    begun = browser.post(reverse("services:paper_begin", args=[TOPIC]), {"nguoi": stranger.pk, "thay": made.pk})
    draft = PaperDraft.objects.get()
    assert begun.headers["Location"] == reverse("services:paper", args=[draft.pk])
    assert made.business.party.name in browser.get(begun.headers["Location"]).content.decode()
    other = browser.post(reverse("services:paper_begin", args=[TOPIC]), {"nguoi": stranger.pk, "thay": "x"})
    assert (other.status_code, PaperDraft.objects.count()) == (422, 1)


def test_questions_and_papers_follow_what_is_typed(province, hall, stranger):
    version = forms.current(Procedure.objects.get(code=TOPIC))
    draft = verbs.begin(TOPIC, applicant=stranger, office=hall.parent, hall=hall, by=province.actor("duyen"))
    assert hidden_in(version, founders="person") - hidden_in(version, founders="family") == {"members"}
    drawn = [field.name for section in forms.bound(version, {}).whole.drawn for field in section.fields]
    assert drawn == list(version.fields)
    browser, page = province.client("duyen"), reverse("services:paper", args=[draft.pk])
    assert "data-rules" in browser.get(page).content.decode()
    part = browser.post(page, {}, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="questions"')
    rows = {"industries.asked": "1", "industries.0.title": "Bán trái cây"}
    assert browser.post(page, rows | {"add": "industries"}).headers["Location"].startswith(f"{page}#")
    assert len(PaperDraft.objects.get().typed["industries"]) == 2  # one row more, and nothing is taken in
    assert browser.post(page, {"more": "1"}).headers["Location"] == f"{page}#papers"
    assert not Case.objects.exists()


def cases_of(actor):
    return list(access.only(actor, "cases.read", Case.objects.all()).values_list("pk", flat=True))


def whole(draft):
    """What fills the form in: what is known of whoever stands there, and the rest."""
    known = forms.known_of(draft.version, directory.actor_for(draft.known), draft.known)
    return {name: one.typed for name, one in known.items()} | TYPED[TOPIC]


def hidden_in(version, **typed):
    return {name for section in forms.bound(version, typed).whole.drawn for name in section.hidden}
