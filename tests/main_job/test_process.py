"""Dossiers in bulk from receipt to return, opinions and duties on the page, processes by their keeper."""

import pytest

from tests.dossiers import many
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import BatchRow, Case, Process, Stage, Task
from tinhso.engines.messages.models import Message
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.systems.services.shaping.ground import ground_of, topic_at
from tinhso.systems.services.shaping.trying import TrialForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(province):
    dossiers = many(province, 3)
    for dossier in dossiers:
        payments.pay_cash(dossier.demand, by=province.actor("duyen"))
    province.work()
    return [dossier.case.code for dossier in dossiers]


def in_bulk(province, who, act, codes, **given):
    """Tick them in the list, confirm, let the worker do it; what became of each."""
    client = province.client(who)
    asked = client.post("/hang-loat/", {"viec": act, "code": codes, "back": "/ho-so/"})
    assert asked.status_code == 200 and all(code in asked.text for code in codes)
    sent = client.post("/hang-loat/", {"viec": act, "code": codes, "back": "/ho-so/", "key": str(uuid7()), **given})
    assert sent.status_code == 302, sent.text
    province.work()
    page = client.get(sent.headers["Location"])
    batch = sent.headers["Location"].rstrip("/").split("/")[-1]
    rows = list(BatchRow.objects.filter(batch=batch).values_list("state", flat=True))
    assert page.status_code == 200 and "/ho-so/" in page.text
    return rows


def stages(codes):
    return set(Case.objects.filter(code__in=codes).values_list("stage", flat=True))


@pytest.mark.goal("cases-27")
def test_three_dossiers_are_received_handled_signed_and_returned_in_bulk(province, three):
    assert in_bulk(province, "duyen", "tiep-nhan", three, note="") == ["done"] * 3
    assert stages(three) == {Stage.PROCESSING}
    assert in_bulk(province, "duyen", "tiep-nhan", three, note="") == ["failed"] * 3  # they are received already
    assert in_bulk(province, "thuong", "hoan-thanh-buoc", three, note="Đủ điều kiện") == ["done"] * 3
    assert in_bulk(province, "thuong", "ky", three[:1]) == ["failed"]
    assert in_bulk(province, "phuong", "hoan-thanh-buoc", three) == ["done"] * 3
    assert in_bulk(province, "quang", "ky", three[:2]) == ["done"] * 2
    signed = Paper.objects.filter(kind="services.result", sign_as=province.position("quang"))
    assert signed.exclude(file=None).count() == 2
    assert in_bulk(province, "duyen", "tra-ket-qua", three, way="desk", note="") == ["done", "done", "failed"]
    assert stages(three[:2]) == {Stage.RETURNED}


@pytest.mark.goal("cases-13")
def test_a_financial_duty_is_asked_for_paid_outside_and_the_clock_runs_on(province, three):
    code = three[0]
    in_bulk(province, "duyen", "tiep-nhan", [code], note="")
    case = Case.objects.get(code=code)
    due = case.due_at
    given = {"name": "Tiền sử dụng đất", "amount": "15000000", "basis": "Thông báo 12/TB-CCT", "version": case.version}
    assert province.client("thuong").post(f"/ho-so/{code}/nghia-vu-tai-chinh/", given).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.is_suspended) == (Stage.DUTY, True)
    province.work()
    assert Message.objects.filter(about=case.pk, code="services.duty_raised").count() == 1
    page = province.client("duyen").get(f"/ho-so/{code}/")
    assert f"/ho-so/{code}/da-nop-tien/" in page.text
    slip = {"slip": "0001234/KBNN", "version": case.version}
    assert province.client("duyen").post(f"/ho-so/{code}/da-nop-tien/", slip).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.is_suspended) == (Stage.PROCESSING, False)
    assert case.due_at >= due


@pytest.mark.goal("cases-15")
def test_the_page_shows_who_was_asked_and_who_has_answered(province, three):
    code = three[0]
    in_bulk(province, "duyen", "tiep-nhan", [code], note="")
    case = Case.objects.get(code=code)
    office = province.position("uyen").office.parent
    given = {
        "offices": [str(office.pk)], "question": "Có trong sổ gốc không?", "days": "1", "join": "all", "quorum": "",
        "version": case.version,
    }  # fmt: skip
    assert province.client("thuong").post(f"/ho-so/{code}/hoi-y-kien/", given).status_code == 302
    page = province.client("quang").get(f"/ho-so/{code}/").text
    assert office.name in page and "Có trong sổ gốc không?" in page
    task = Task.objects.get(case=case, kind=Task.Kind.OPINION)
    answer = {"agrees": "yes", "opinion": "Có, số 12.", "version": Case.objects.get(pk=case.pk).version}
    assert province.client("uyen").post(f"/ho-so/{code}/cho-y-kien/", answer).status_code == 302
    task.refresh_from_db()
    assert task.done_by == province.position("uyen")
    assert "Có, số 12." in province.client("quang").get(f"/ho-so/{code}/").text


@pytest.mark.goal("cases-28")
def test_nobody_but_the_keeper_opens_the_pages_of_processes(province):
    assert province.client("quang").get("/quy-trinh/").status_code == 403
    assert province.client("huong").get("/quy-trinh/").status_code in (302, 403)
    assert not Process.objects.filter(published_at=None).exists()


def test_the_example_stands_in_the_fields_as_it_is_tried(province):
    form = TrialForm({}, ground=ground_of(topic_at("1.004873", "")))
    office, channel, start = form.chosen()
    shown = [form[name].value() for name in ("co_quan", "kenh", "ngay", "gio")]
    assert shown == [str(office.pk), channel, f"{start:%d/%m/%Y}", f"{start:%H:%M}"]
    assert TrialForm({"kenh": "post"}, ground=form.ground).chosen()[1] == "post"
