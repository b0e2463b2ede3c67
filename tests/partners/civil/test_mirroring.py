"""A dossier that officials settle in the civil-status system: typed once, by the citizen, and never again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pretend.civil import books
from tests.conformance.verb_test import accept
from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Line
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.payments import api as payments
from tinhso.engines.signatures import api as signatures
from tinhso.systems.national.civil.following import follow_all
from tinhso.systems.national.civil.outbox import Civil
from tinhso.systems.national.loading import load_mirrorings
from tinhso.systems.national.models import Mirror, Mirroring
from tinhso.systems.services.filing import open_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-26")]
PROCEDURE = "1.004873"
TYPED = {
    "applicant": {"name": "Nguyễn Trần Thị Thanh Hương", "number": "080190004128", "born_on": "14/05/1990"},
    "applicant_address": {"line": "Số 12, khu phố Bình Cư", "commune": "27694"},
    "applicant_phone": "0900 000 101",
    "status": "single", "had_before": "no", "purpose": "land",
    "residences": [{"place": "Số 12, khu phố Bình Cư", "from_on": "14/05/2010"}],
    "delivery": "online", "declaration": "yes",
}  # fmt: skip


@pytest.fixture
def case(linked, civil):
    load_mirrorings()
    person = linked.person("huong")
    by = directory.actor_for(person)
    submission = forms.submit_answers(forms.current(PROCEDURE), TYPED, by=by, channel="online")
    dossier = open_dossier(
        submission, office=directory.office_by_code("H53.101"), applicant=person.party, filed_by=person, by=by
    )
    if dossier.demand:
        payments.pay_cash(dossier.demand, by=linked.actor("duyen"))
    linked.work()
    accept(Case.objects.get(pk=dossier.pk), linked, "duyen")
    linked.work()
    return Case.objects.get(pk=dossier.pk)


def fresh(case):
    return Case.objects.get(pk=case.pk)


def record(civil):
    ((_number, row),) = civil.store.all("record")
    return row


def move(civil, *states):
    number, signer = record(civil)["SoHoSo"], record(civil)["NguoiCoThamQuyen"][0]["MaChucVu"]
    for state in states:
        books.move(civil, number, state, signer=signer)


def settle(civil):
    move(civil, "DANG_XU_LY", "TRINH_KY", "DA_KY")


def test_the_answers_are_created_there_from_ours_and_nothing_is_typed_twice(case, civil):
    row = record(civil)
    assert {name: row[name] for name in ("HoTen", "SoDinhDanh", "NgaySinh", "TinhTrangHonNhan", "MucDich")} == {
        "HoTen": "Nguyễn Trần Thị Thanh Hương",
        "SoDinhDanh": "080190004128",
        "NgaySinh": "1990-05-14",
        "TinhTrangHonNhan": "Chưa kết hôn",
        "MucDich": "Mua bán, chuyển nhượng nhà đất",
    }
    assert (row["MaHoSo"], row["MaDonVi"], row["LoaiViec"]) == (case.code, "H53.101", "XNTTHN")
    how = Mirroring.objects.get(procedure=PROCEDURE)
    assert set(how.fields) <= set(row)


def test_officials_find_a_link_and_no_second_form(case, civil, linked):
    follow_all()
    client = linked.client("thuong")
    page = client.get(f"/ho-so/{case.code}/").content.decode()
    assert f"/civil/xem/{record(civil)['SoHoSo']}" in page
    for slug in ("xu-ly", "quyet-dinh", "chuyen-nguoi-khac", "nhan-viec"):
        assert f"/ho-so/{case.code}/{slug}/" not in page
    task = Task.objects.get(case=case, done_at=None)
    with pytest.raises(Refused):
        cases.finish_step(task.pk, by=linked.actor("thuong"))
    assert Task.objects.get(pk=task.pk).done_at is None


def test_its_states_become_our_steps_and_its_signed_paper_our_result(case, civil, linked):
    move(civil, "DANG_XU_LY", "TRINH_KY")
    assert follow_all() == 3 and fresh(case).stage == Stage.PROCESSING
    assert fresh(case).tasks.get(done_at=None).kind == Task.Kind.SIGN
    move(civil, "DA_KY")
    assert follow_all() == 1 and follow_all() == 0
    linked.work()
    settled = fresh(case)
    assert settled.stage == Stage.DECIDED and settled.ended_at is not None
    paper = settled.decision.paper
    assert paper.code == record(civil)["SoGiay"] and str(settled.decision.by.person) == "Lâm Thị Tuyết Nhung"
    (report,) = signatures.validate_pdf(files.read(paper.file))
    assert report.intact and report.whole
    page = linked.client("thuong").get(f"/ho-so/{case.code}/").content.decode()
    assert record(civil)["SoHoSo"] in page


def test_a_refusal_there_is_a_refusal_here_with_its_reason(case, civil):
    number, signer = record(civil)["SoHoSo"], record(civil)["NguoiCoThamQuyen"][0]["MaChucVu"]
    books.move(civil, number, "TU_CHOI", "Chưa đủ căn cứ xác định tình trạng hôn nhân.", signer)
    follow_all()
    decision = fresh(case).decision
    assert (decision.outcome, decision.reason) == ("denied", "Chưa đủ căn cứ xác định tình trạng hôn nhân.")


def test_a_signer_who_may_not_decide_here_decides_nothing(case, civil):
    move(civil, "DANG_XU_LY", "TRINH_KY")
    books.move(civil, record(civil)["SoHoSo"], "DA_KY", signer="00000000-0000-0000-0000-000000000000")
    follow_all()
    mirror = Mirror.objects.get()
    assert fresh(case).decision is None and mirror.trouble and mirror.applied == 3


def test_a_paper_that_was_cut_on_its_way_decides_nothing_until_it_is_whole(case, civil):
    civil.turn("cut", "1")
    settle(civil)
    follow_all()
    assert fresh(case).decision is None and Mirror.objects.get().trouble
    follow_all()
    assert fresh(case).stage == Stage.DECIDED and Mirror.objects.get().trouble == ""


@pytest.mark.parametrize("trouble", ["refuse", "lose", "busy", "shuffle"])
def test_after_any_fault_there_is_one_record_and_both_agree(case, civil, trouble):
    civil.turn(trouble, "3")
    settle(civil)
    for hours in (1, 2, 3, 4):
        with clock.travel(clock.now() + timedelta(hours=hours)):
            Line.objects.update(closed_until=None, failures=0)
            deliver("civil")
            follow_all()
    assert len(civil.store.all("record")) == 1
    mirror = Mirror.objects.get()
    assert (mirror.state, mirror.applied, mirror.trouble) == ("DA_KY", 4, "")
    assert fresh(case).stage == Stage.DECIDED and fresh(case).decision.paper.code == record(civil)["SoGiay"]


def test_without_its_memory_the_system_makes_two_records_of_one_dossier(case, civil):
    """The control: idempotency is what the other tests rest on."""
    row = record(civil)
    assert books.take_in(civil, row)["SoHoSo"] == row["SoHoSo"] and len(civil.store.all("record")) == 1
    civil.turn("forget", "on")
    assert books.take_in(civil, row)["SoHoSo"] != row["SoHoSo"] and len(civil.store.all("record")) == 2


def test_the_doctor_says_whether_it_answers(civil, linked):
    assert Civil().check() == []
    civil.turn("refuse", "on")
    assert Civil().check() != []
    assert PLATFORM.subject == 0
