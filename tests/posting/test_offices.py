"""Reception regardless of boundary, and paper that changes offices."""

from datetime import date

import pytest

from tests.dossiers import answered, draft_in, many
from tests.main_job.walk import errors_of, send
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.cases.verbs._ground import involve, subjects_of
from tinhso.engines.directory import api as directory
from tinhso.engines.events.models import Event
from tinhso.engines.forms.models import Procedure
from tinhso.engines.payments import api as payments
from tinhso.systems.services.filing import file_dossier, prepare
from tinhso.systems.services.models import Anywhere, Filing, PaperItem, PaperManifest
from tinhso.systems.services.nearer.reading import desks_anywhere, rule_for, three_offices
from tinhso.systems.services.transfers.passing import Line, hand_papers, take_papers
from tinhso.systems.services.transfers.queries import book, to_pass, to_take

pytestmark = pytest.mark.django_db
COPIES = "2.000635"


def office(code):
    return directory.office_by_code(code)


@pytest.fixture
def away(province):
    """Hương's dossier that Bến Lức (H53.109) takes in and Long An (H53.101) decides."""
    draft = draft_in(answered(province))
    Filing.objects.filter(draft=draft).update(received_by=office("H53.109"))
    dossier = file_dossier(draft, by=province.actor("huong"))
    payments.pay_cash(dossier.demand, by=province.actor("gam"))
    province.work()
    return Case.objects.get(pk=dossier.case.pk)


@pytest.mark.goal("cases-32")
def test_a_nearer_desk_takes_in_what_another_agency_decides_in_its_own_time(province, away):
    assert (away.office.code, away.received_by.code) == ("H53.101", "H53.109")
    (task,) = away.tasks.all()
    assert task.office.code == "H53.109.01"
    answer = send(province.client("gam"), f"/ho-so/{away.code}/tiep-nhan/", {"note": ""})
    assert answer.status_code == 302, errors_of(answer)
    away.refresh_from_db()
    open_task = away.tasks.get(done_at=None)
    assert (away.office.code, open_task.office.parent.code) == ("H53.101", "H53.101")
    assert away.due_at is not None
    assert [name for _label, name in three_offices(away)] == [away.received_by.name, away.office.name]


def test_the_citizen_picks_the_nearer_desk_on_the_first_page(province):
    page = f"/nop-ho-so/{COPIES}/"
    client = province.client("huong")
    text = client.get(page).content.decode()
    assert 'name="received_by"' in text
    given = {"office": str(office("H53.101").pk), "received_by": str(office("H53.109").pk)}
    answer = client.post(page, given)
    assert answer.status_code == 302, errors_of(answer)
    filing = Filing.objects.get(draft=draft_in(answer.headers["Location"]))
    assert filing.received_by == office("H53.109")


def test_which_procedures_are_received_anywhere_is_dated(province):
    assert rule_for(COPIES, date(2025, 6, 30)) is None
    assert rule_for(COPIES, date(2025, 7, 1)) is not None
    assert rule_for("2.000815", date(2026, 6, 30)) is not None
    assert rule_for("2.000815", date(2026, 7, 1)) is None


def test_a_procedure_that_is_not_on_the_list_is_received_by_its_agency_alone(province):
    Anywhere.objects.all().delete()
    procedure = Procedure.objects.get(code=COPIES)
    assert desks_anywhere(procedure) is None
    with pytest.raises(Refused):
        prepare(procedure, office=office("H53.101"), received_by=office("H53.109"), by=province.actor("huong"))
    assert not Filing.objects.exists()


@pytest.mark.goal("cases-32")
def test_papers_go_from_desk_to_agency_on_a_manifest_that_both_sign(province, away):
    Case.objects.filter(pk=away.pk).update(channel="desk")
    giver, taker = province.actor("gam"), province.actor("duyen")
    assert to_pass(giver) == {office("H53.101"): [away]}
    made = hand_papers([Line(away.code, "Tờ khai, 02 bản sao", 3)], taker=office("H53.101"), by=giver)
    assert (str(made), to_pass(giver), to_take(taker)) == ("BG-261116-01", {}, [made])
    item = made.items.get()
    for stranger in ("gam", "phuc"):
        with pytest.raises(Denied):
            take_papers(made.pk, by=province.actor(stranger))
    take_papers(made.pk, differences={item.pk: "Thiếu 01 bản sao"}, by=taker)
    item.refresh_from_db()
    assert (item.received, item.difference, to_take(taker), book(giver)) == (True, "Thiếu 01 bản sao", [], [made])
    with pytest.raises(AlreadyDone):
        take_papers(made.pk, by=taker)
    events = Event.objects.filter(subject=away.pk, kind__startswith="services.papers").order_by("at")
    assert [event.facts["complete"] for event in events] == [True, False]


def test_papers_are_not_handed_over_twice_nor_by_somebody_else(province, away):
    line, there = Line(away.code, "Hồ sơ giấy"), office("H53.101")
    with pytest.raises(Denied):
        hand_papers([line], taker=there, by=province.actor("huong"))
    with pytest.raises(Refused):
        hand_papers([], taker=there, by=province.actor("gam"))
    with pytest.raises(Refused):
        hand_papers([Line("H53.1-20261101-0000001", "x")], taker=there, by=province.actor("gam"))
    hand_papers([line], taker=there, by=province.actor("gam"))
    with pytest.raises(AlreadyDone):
        hand_papers([line], taker=there, by=province.actor("gam"))
    assert (PaperManifest.objects.count(), PaperItem.objects.count()) == (1, 1)


def test_the_pages_of_the_book_lead_from_making_to_confirming_and_print(province, away):
    giver, taker = province.client("gam"), province.client("duyen")
    made = send(giver, "/ban-giao/moi/", {"taker": str(office("H53.101").pk), "more": away.code, "note": ""})
    assert made.status_code == 302, errors_of(made)
    page = made.headers["Location"]
    assert page in taker.get("/ban-giao/").content.decode()
    assert giver.get(f"{page}in/").content.startswith(b"%PDF")
    item = PaperItem.objects.get()
    assert taker.post(page, {f"missing-{item.pk}": "on", f"difference-{item.pk}": "Chưa thấy"}).status_code == 302
    item.refresh_from_db()
    assert (item.received, item.difference) == (False, "Chưa thấy")
    assert province.client("uyen").get(page).status_code == 404


def test_who_helped_follows_the_dossier_and_decides_nothing(province):
    (dossier,) = many(province, 1)
    case = Case.objects.get(pk=dossier.case.pk)
    helper = office("H53.109")
    case.helped_by = helper
    case.save(update_fields=["helped_by"])
    involve(case)
    assert helper.here_id in subjects_of(case)
    assert access.involved(case) >= {helper.here_id}
    assert [label for label, _name in three_offices(case)] == ["Nơi hỗ trợ nộp"]
    assert clock.today() == date(2026, 11, 16)
