"""A form that is being filled in while the procedure changes: nobody comes to a dead end, nothing typed is lost."""

from copy import deepcopy
from datetime import timedelta

import pytest

from tests.dossiers import answered, draft_in
from tests.people.test_desk import typed_for
from tests.people.world import COPY
from tinhso.base import clock
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Draft

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-3")]
NEW, STEP = "Ông/bà cần bản điện tử", "viec-ho-tich"


def in_force_from_today(change=lambda pages: None):
    """A new version of the procedure, its form changed in place."""
    content = deepcopy(forms.current(COPY).content)
    change(content["form"]["pages"])
    draft = forms.draft_version(COPY, content | {"summary": f"{clock.now()}"}, by=PLATFORM, valid_from=clock.today())
    return forms.publish(draft.pk, by=PLATFORM)


def one_question_more(pages):
    rows = next(page for page in pages if page["code"] == STEP)["sections"][0]["fields"]
    rows.append({"name": "wants_electronic", "type": "yes_no", "label": NEW, "required": False})


def without_the_year(pages):
    for section in next(page for page in pages if page["code"] == STEP)["sections"]:
        section["fields"] = [row for row in section["fields"] if row["name"] != "registered_year"]


def test_a_clerk_goes_on_with_the_new_form_and_hands_in(province):
    duyen = province.actor("duyen")
    draft = typed_for(province, duyen)
    version = in_force_from_today(one_question_more)
    page, here = province.client("duyen"), f"/nop-thay/{draft}/"
    assert page.get(f"{here}dong-y/").headers["Location"] == here
    assert page.get(here).headers["Location"] == here
    assert NEW in page.get(here).text
    assert page.post(f"{here}kiem-tra/").headers["Location"] == f"{here}dong-y/"
    assert Draft.objects.get(pk=draft).version == version


def test_a_withdrawn_procedure_says_so_and_shows_what_was_typed(province):
    here = answered(province)
    forms.withdraw(forms.current(COPY).pk, last_day=clock.today(), by=PLATFORM)
    with clock.travel(clock.now() + timedelta(days=1)):
        answer = province.client("huong").get(here)
    assert answer.status_code == 200
    assert "không còn nhận hồ sơ trực tuyến" in answer.text
    assert "Ủy ban nhân dân Phường 1, thành phố Tân An" in answer.text
    assert Draft.objects.filter(pk=draft_in(here)).exists()


def test_the_page_that_is_being_typed_on_is_left_whole_and_not_in_a_piece(province):
    here = answered(province)
    in_force_from_today(one_question_more)
    posted = {"registered_at": "Ủy ban nhân dân xã Thạnh Lợi"}
    answer = province.client("huong").post(f"{here}{STEP}/", posted, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, here)
    assert Draft.objects.get(pk=draft_in(here)).typed["registered_at"] == "Ủy ban nhân dân xã Thạnh Lợi"


def test_a_second_new_version_still_shows_what_the_first_took_away(province):
    here, client = answered(province), province.client("huong")
    in_force_from_today(without_the_year)
    assert client.get(here).status_code == 302
    in_force_from_today(one_question_more)
    assert client.get(here).status_code == 302
    page = client.get(here).text
    assert "1990" in page
    assert NEW in page


def test_where_nothing_is_asked_anew_the_page_says_that_and_lists_nothing(province):
    here, client = answered(province), province.client("huong")
    in_force_from_today()
    assert client.get(here).status_code == 302
    page = client.get(here).text
    assert "không phải trả lời lại" in page
    assert "Xin xem lại:" not in page
