"""A procedure that names its offices is taken in there and nowhere else, whichever way it comes."""

import pytest

from tests.dossiers import answered, draft_in
from tests.partners.api.conftest import said, ward
from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.counter.verbs import begin
from tinhso.systems.services.filing import file_dossier, prepare
from tinhso.systems.services.models import Filing, PaperDraft
from tinhso.systems.services.places import places_for

__all__ = ["said", "ward"]
pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-32")]
KEEPER, UNSAID = "khanh", "1.004222"  # a procedure that no decision lets any desk take in, and that says no places
COPIES, HERE, THERE = "2.000635", "H53.101", "H53.109"


def office(code):
    return directory.office_by_code(code)


def name(*codes: str) -> None:
    """From today on the procedure is handed in at these offices only."""
    content = forms.current(COPIES).content | {"places": {"reach": "named", "offices": list(codes)}}
    forms.publish(forms.draft_version(COPIES, content, by=PLATFORM, valid_from=clock.today()).pk, by=PLATFORM)


def test_the_citizen_chooses_among_the_named_agencies_alone(province):
    name(THERE)
    page = province.client("huong").get(f"/nop-ho-so/{COPIES}/").text
    assert str(office(THERE).pk) in page
    assert str(office(HERE).pk) not in page
    assert "chỉ nộp tại các cơ quan này" in page
    assert "nơi ông/bà cư trú" not in page
    assert [place.name for place in places_for(forms.current(COPIES))] == [office(THERE).name]


def test_a_named_desk_that_decides_nothing_receives_for_the_agency(province):
    centre = office("H53.01.01")
    name(centre.code)
    client = province.client("huong")
    page = client.get(f"/nop-ho-so/{COPIES}/").text
    assert (str(centre.pk) in page, 'name="received_by"' in page) == (True, True)
    without = client.post(f"/nop-ho-so/{COPIES}/", {"office": str(office(HERE).pk)})
    assert without.status_code == 422
    given = {"office": str(office(HERE).pk), "received_by": str(centre.pk)}
    begun = client.post(f"/nop-ho-so/{COPIES}/", given)
    assert begun.status_code == 302
    assert Filing.objects.get(draft=draft_in(begun.headers["Location"])).received_by == centre


def test_where_an_agency_and_a_desk_are_named_the_others_are_reached_through_the_desk(province):
    centre = office("H53.01.01")
    name(THERE, centre.code)
    client, page = province.client("huong"), f"/nop-ho-so/{COPIES}/"
    assert all(str(office(code).pk) in client.get(page).text for code in (HERE, THERE, centre.code))
    alone = client.post(page, {"office": str(office(HERE).pk)})
    assert alone.status_code == 422
    assert "không tự tiếp nhận thủ tục này" in alone.text
    for given in ({"office": HERE, "received_by": centre.code}, {"office": THERE}):
        begun = client.post(page, {field: str(office(code).pk) for field, code in given.items()})
        filing = Filing.objects.get(draft=draft_in(begun.headers["Location"]))
        assert (filing.office.code, bool(filing.received_by)) == (given["office"], "received_by" in given)


def test_elsewhere_nothing_is_begun_and_the_sentence_says_where(province):
    name(THERE)
    with pytest.raises(Refused) as refused:
        prepare(Procedure.objects.get(code=COPIES), office=office(HERE), by=province.actor("huong"))
    assert office(THERE).name in str(refused.value)
    assert refused.value.field == "office"


def test_a_form_that_was_filled_in_before_is_not_taken_in_elsewhere_either(province):
    draft = draft_in(answered(province))
    name(THERE)
    forms.resume_draft(draft, by=province.actor("huong"))
    with pytest.raises(Refused, match=office(THERE).name):
        file_dossier(draft, by=province.actor("huong"))
    assert not Case.objects.filter(kind="services.dossier").exists()


def test_no_other_counter_takes_in_its_papers(province):
    name(THERE)
    desk = province.position("duyen").office
    with pytest.raises(Refused, match=office(THERE).name):
        begin(COPIES, applicant=province.person("huong"), office=office(HERE), hall=desk, by=province.actor("duyen"))
    assert not PaperDraft.objects.exists()


def test_the_api_answers_with_the_same_sentence_beside_the_field(ward, said):
    name(THERE)
    answer = ward.post("/dossiers", said)
    problem = answer.json()
    assert answer.status_code == 422
    assert problem["errors"][0]["field"] == "office"
    assert office(THERE).name in str(problem["errors"][0])


def test_without_a_word_in_the_version_the_page_says_what_the_decision_allows(province):
    version = forms.current("1.004873")
    assert "places" not in version.content
    assert "Mọi" not in places_for(version)[0].name
    assert places_for(forms.current(COPIES))[0].url


def writing(province, code):
    """(the keeper's browser, the page on which the content of a new draft is written)."""
    draft = forms.new_version(code, by=province.actor(KEEPER), valid_from=clock.today())
    return province.client(KEEPER), f"/thu-tuc/quan-ly/ban/{draft.pk}/noi-dung/"


def test_the_keeper_reads_of_unsaid_places_what_the_citizen_reads(province):
    client, page = writing(province, UNSAID)
    said = places_for(forms.current(UNSAID))[0].name
    assert "bất kỳ" not in said
    assert said in client.get(page).text
    assert "checked" not in client.get(f"{page}phan/noi-nop/").text


@pytest.mark.parametrize("reach", ["any", "own"])
def test_offices_marked_beside_another_answer_are_not_dropped_in_silence(province, reach):
    client, page = writing(province, COPIES)
    answer = client.post(f"{page}phan/noi-nop/", {"reach": reach, "offices": [THERE]})
    assert answer.status_code == 422
    assert "bỏ các dấu chọn" in answer.text
    assert client.post(f"{page}phan/noi-nop/", {"reach": "named", "offices": [THERE]}).status_code == 302
    assert office(THERE).name in client.get(page).text
