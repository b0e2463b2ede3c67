"""The mode of the province: where citizens hand in, what the desk takes, and what each counts as."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import settings

from tests.conformance.verb_test import accept
from tests.dossiers import answered, draft_in
from tests.main_job.test_main_job import PROCEDURE
from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.cases.models import Case, Channel
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Door, Procedure
from tinhso.engines.payments import api as payments
from tinhso.systems.national.loading import load_front_doors
from tinhso.systems.services.filing import file_dossier, open_dossier

pytestmark = pytest.mark.django_db
TURN = date(2025, 7, 1)  # since then the national portal is the citizens' front door


def set_mode(mode: str) -> None:
    forms.set_door(mode, valid_from=clock.today(), basis="Quyết định thử", by=PLATFORM)


def test_by_law_the_national_portal_is_the_door_since_july_2025(linked):
    Door.objects.all().delete()
    assert load_front_doors() == 2 and load_front_doors() == 0
    assert forms.door_of(PROCEDURE, date(2025, 6, 30)) == "own"
    assert forms.door_of(PROCEDURE, date(2025, 7, 1)) == "national"


def test_the_demonstration_keeps_both_doors_and_says_so(linked):
    assert forms.door_of(PROCEDURE) == "both"
    page = linked.client("dang").get("/lien-thong/").content.decode()
    assert "để mở cả hai cổng" in page or not settings.ENV.demo


def test_where_the_national_portal_is_the_door_our_button_leads_there_and_nothing_is_handed_in_here(linked, portal):
    draft = draft_in(answered(linked))
    set_mode("national")
    citizen = linked.client("huong")
    begun = citizen.get(f"/nop-ho-so/{PROCEDURE}/")
    assert begun.status_code == 302 and begun.headers["Location"] == f"{portal.url}/nop-ho-so?ma={PROCEDURE}"
    assert f"{portal.url}/nop-ho-so?ma={PROCEDURE}" in citizen.get(f"/thu-tuc/{PROCEDURE}/").content.decode()
    before = Case.objects.count()
    with pytest.raises(Refused):
        file_dossier(draft, by=linked.actor("huong"))
    assert Case.objects.count() == before


def test_with_our_own_door_nothing_leads_away(linked, portal):
    set_mode("own")
    assert portal.url not in linked.client("huong").get(f"/thu-tuc/{PROCEDURE}/").content.decode()
    assert linked.client("huong").get(f"/nop-ho-so/{PROCEDURE}/").status_code == 200


def test_where_no_paper_is_taken_what_the_desk_files_counts_as_assisted_apart_from_online(linked):
    procedure = Procedure.objects.get(code="1.004873")
    forms.set_channels(["online"], procedure=procedure, valid_from=clock.today(), basis="QĐ 12", by=PLATFORM)
    made = at_the_desk(linked, "huong")
    assert made.case.channel == Channel.ASSISTED
    if made.demand:
        payments.pay_cash(made.demand, by=linked.actor("duyen"))
    linked.work()
    accept(Case.objects.get(pk=made.pk), linked, "duyen")
    channels = Event.objects.filter(kind="cases.accepted", subject=made.pk).values_list("channel", flat=True)
    assert list(channels) == ["assisted"]


def test_before_that_day_the_desk_took_paper(linked):
    procedure = Procedure.objects.get(code="1.004873")
    tomorrow = clock.today() + timedelta(days=1)
    forms.set_channels(["online"], procedure=procedure, valid_from=tomorrow, basis="QĐ 12", by=PLATFORM)
    assert at_the_desk(linked, "huong").case.channel == Channel.DESK


def test_before_and_after_the_day_of_the_turn_the_desk_is_another_channel(linked):
    """No paper from 1 July 2025 on: what was filed the day before keeps its channel for ever."""
    procedure = Procedure.objects.get(code="1.004873")
    forms.set_channels(["online", "desk"], procedure=procedure, valid_from=date(2024, 1, 1), basis="QĐ 1", by=PLATFORM)
    forms.set_channels(["online"], procedure=procedure, valid_from=TURN, basis="QĐ 12", by=PLATFORM)
    before, after = TURN - timedelta(days=1), TURN
    assert [forms.counted_as(procedure.code, "desk", day) for day in (before, after)] == ["desk", "assisted"]
    assert [forms.takes_paper(procedure.code, day) for day in (before, after)] == [True, False]
    assert forms.counted_as(procedure.code, "online", after) == "online"
    for day in (before, after):
        with pytest.raises(Refused):
            forms.counted_as(procedure.code, "post", day)
    page = linked.client("dang").get("/lien-thong/").content.decode()
    assert procedure.name in page and "QĐ 12" in page


def at_the_desk(linked, who: str):
    person = linked.person(who)
    typed = {
        "applicant": {"name": person.party.name, "number": person.personal_number, "born_on": "14/05/1990"},
        "applicant_address": {"line": "Số 12, khu phố Bình Cư", "commune": "27694"},
        "applicant_phone": "0900 000 101", "status": "single", "had_before": "no", "purpose": "land",
        "residences": [{"place": "Số 12", "from_on": "14/05/2010"}], "delivery": "desk", "declaration": "yes",
    }  # fmt: skip
    clerk = linked.actor("duyen")
    submission = forms.submit_answers(
        forms.current("1.004873"), typed, by=clerk, submitter=person.party.subject_id, channel="desk"
    )
    return open_dossier(
        submission, office=directory.office_by_code("H53.101"), applicant=person.party, filed_by=person, by=clerk,
        channel="desk",
    )  # fmt: skip


def test_an_official_with_the_right_sets_the_door_on_its_page(linked):
    keeper = linked.client("dang")
    assert keeper.get("/lien-thong/cong-nop/").status_code == 200
    sent = {"mode": "national", "valid_from": f"{clock.today():%d/%m/%Y}", "basis": "Kế hoạch 100/KH-UBND"}
    assert keeper.post("/lien-thong/cong-nop/", {**sent, "basis": ""}).status_code == 422
    assert keeper.post("/lien-thong/cong-nop/", sent).status_code == 302
    assert forms.door_of(PROCEDURE) == "national"
    assert linked.client("duyen").post("/lien-thong/cong-nop/", sent).status_code == 403
