"""The whole way of a dossier to the national portal and back, over HTTP, with what can go wrong on it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from pretend.messages import Request
from pretend.national import filing
from tests.conformance.verb_test import accept
from tests.dossiers import many
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Line, Outgoing
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files.models import File
from tinhso.engines.payments import api as payments
from tinhso.systems.national.linking import close_linkage, open_linkage
from tinhso.systems.national.models import Arrival, Counterpart, Reconciliation
from tinhso.systems.national.portal.outbox import NationalPortal
from tinhso.systems.national.reconciling.verbs import reconcile, tell_again

pytestmark = pytest.mark.django_db
HO_SO = set(
    """MaHoSo MaTTHC TenTTHC MaLinhVuc TenLinhVuc KenhThucHien ChuHoSo LoaiDoiTuong MaDoiTuong ThongTinKhac Email
Fax SoDienThoai TrichYeuHoSo NgayNopHoSo NgayTiepNhan NgayHenTra TrangThaiHoSo NgayTra ThongTinTra HinhThuc
NgayKetThucXuLy NgayTuChoi DonViXuLy GhiChu NoiNopHoSo HoSoCoThanhPhanSoHoa TaiKhoanDuocXacThucVoiVNeID
DuocThanhToanTrucTuyen DinhDanhCHS DSKetNoiCSDL TaiLieuNop DanhSachLePhi DanhSachHoSoBoSung DanhSachGiayToKetQua
DanhSachTepDinhKemKhac""".split()  # noqa: SIM905  a list of 38 names
)
TIEN_TRINH = set(
    """MaHoSo NguoiXuLy ChucDanh ThoiDiemXuLy PhongBanXuLy NoiDungXuLy TrangThai NgayBatDau
NgayKetThucTheoQuyDinh""".split()  # noqa: SIM905
)


@pytest.fixture
def dossier(linked):
    (made,) = many(linked, 1)
    payments.pay_cash(made.demand, by=linked.actor("duyen"))
    linked.work()
    return Case.objects.get(pk=made.pk)


def row_of(portal, case):
    return portal.store.get("hoso", case.code)


def codes_of(portal, case):
    rows = [row for _key, row in portal.store.all("tientrinh") if row["MaHoSo"] == case.code]
    return [row["TrangThai"] for row in sorted(rows, key=lambda row: row["ThoiDiemXuLy"])]


def later(hours: float = 2):
    Line.objects.update(closed_until=None, failures=0)
    return clock.travel(clock.now() + timedelta(hours=hours))


def test_a_dossier_is_told_in_the_portals_own_field_names(portal, dossier, linked):
    accept(dossier, linked, "duyen")
    linked.work()
    row, case = row_of(portal, dossier), Case.objects.get(pk=dossier.pk)
    assert set(row) == HO_SO | {"MaDinhDanh"}
    assert (row["TrangThaiHoSo"], row["KenhThucHien"], row["LoaiDoiTuong"]) == ("4", "2", "1")
    assert row["DinhDanhCHS"] == [{"LoaiDinhDanh": "1", "SoDinhDanh": "080190004128"}]
    assert row["NgayHenTra"] == f"{clock.local(case.due_at):%Y%m%d%H%M%S}"
    assert row["DanhSachLePhi"][0]["HinhThucThu"] == "1" and row["DuocThanhToanTrucTuyen"] == "2"
    steps = [step for _key, step in portal.store.all("tientrinh")]
    assert all(set(step) == TIEN_TRINH for step in steps)
    assert sorted(codes_of(portal, dossier)) == ["1", "2", "6"]
    assert [step["NguoiXuLy"] for step in steps if step["TrangThai"] == "2"] == ["Huỳnh Thị Mỹ Duyên"]
    assert {each.payload.get("case") for each in Outgoing.objects.filter(adapter="national")} == {str(dossier.pk)}


@pytest.mark.parametrize("trouble", ["refuse", "lose", "expire", "busy", "reorder"])
def test_a_portal_that_misbehaves_once_holds_the_dossier_once_all_the_same(portal, dossier, linked, trouble):
    portal.turn(trouble, "1")
    accept(dossier, linked, "duyen")
    linked.work()
    with later():
        deliver("national")
        portal.catch_up()
        run = reconcile()
        linked.work()
    assert run.differing == 0 or reconcile().differing == 0
    assert len(portal.store.all("hoso")) == 1 and sorted(codes_of(portal, dossier)) == ["1", "2", "6"]


def test_a_portal_that_is_away_holds_up_nobody_and_says_so(portal, dossier, linked):
    portal.turn("refuse", "on")
    accept(dossier, linked, "duyen")
    linked.work()
    failed = Outgoing.objects.filter(adapter="national", state="failed")
    assert failed.exists() and failed.first().last_error
    assert NationalPortal().check() and Case.objects.get(pk=dossier.pk).stage == 4
    page = linked.client("duyen").get(f"/ho-so/{dossier.code}/").content.decode()
    assert "Cổng quốc gia" in page


def test_what_was_handed_in_before_the_linkage_is_not_told(linked, portal):
    close_linkage("national", by=PLATFORM)
    (made,) = many(linked, 1)
    linked.work()
    assert portal.store.all("hoso") == [] and not Counterpart.objects.filter(case=made.pk).exists()
    with pytest.raises(Refused):
        tell_again(made.pk, by=PLATFORM)


def test_a_dossier_filed_at_the_portal_becomes_one_like_any_other(portal, linked):
    portal.turn("repeat", "on")
    code = filing.put(portal, "2.000815", number="080190004128")
    linked.work()
    arrival = Arrival.objects.get()
    case = Case.objects.get(code=code)
    assert (case.stage, case.channel, str(case.applicant)) == (6, "online", "Nguyễn Trần Thị Thanh Hương")
    assert (arrival.content, arrival.case_id) == ({}, case.pk)
    file = File.objects.get(pk=case.dossier.submission.files.get().file_id)
    assert file.scan != File.Scan.CLEAN or linked.work() == 0
    counterpart = Counterpart.objects.get(case=case)
    assert counterpart.came_from_there and counterpart.national_id == portal.store.get("filed", code)["MaDinhDanh"]
    told = row_of(portal, case)
    assert (told["TrangThaiHoSo"], told["MaDinhDanh"]) == ("6", counterpart.national_id)
    seen = linked.client("huong").get(f"/ho-so/{code}/")
    assert seen.status_code == 200


def test_what_a_clerk_files_with_the_citizen_counts_as_assisted(portal, linked):
    code = filing.put(portal, "1.004873", number="080190004128", assisted=True)
    linked.work()
    case = Case.objects.get(code=code)
    assert case.channel == "assisted" and row_of(portal, case)["KenhThucHien"] == "2"


def test_a_dossier_that_lacks_something_waits_with_its_reason_and_is_opened_again(portal, linked):
    code = filing.put(portal, "2.000815", number="080190004128")
    Arrival.objects.update(content=Arrival.objects.get().content | {"MaDonVi": "H53.999"})
    linked.work()
    arrival = Arrival.objects.get(code=code)
    assert arrival.why and arrival.case_id is None
    Arrival.objects.update(content=arrival.content | {"MaDonVi": "H53.101"})
    answer = linked.client("dang").post(f"/lien-thong/ho-so-den/{arrival.pk}/mo-lai/")
    assert answer.status_code == 302 and Case.objects.filter(code=code).exists()


def test_a_file_from_another_address_is_never_fetched(portal, linked):
    filing.put(portal, "2.000815", number="080190004128")
    said = Arrival.objects.get().content
    said["TaiLieuNop"][0]["DuongDanTaiTepTin"] = "http://127.0.0.1:1/bi-mat.pdf"
    Arrival.objects.update(content=said)
    linked.work()
    assert not Case.objects.filter(dossier__version__procedure__code="2.000815").exists()
    assert "không thuộc" in Arrival.objects.get().why or Arrival.objects.get().why


@pytest.mark.parametrize("trouble", ["forged", "unsigned"])
def test_who_is_not_the_portal_is_not_believed(linked, trouble):
    body = b'{"MaHoSo": "G22.99-20261116-0000001"}'
    headers = {"X-Signature": "t=1,v1=" + "0" * 64} if trouble == "forged" else {}
    assert Client().post("/lien-thong/ho-so/national", body, "application/json", headers=headers).status_code == 401
    assert not Arrival.objects.exists()


def test_a_dossier_that_never_reached_us_is_taken_in_by_the_comparison(portal, linked):
    portal.turn("silent", "on")
    code = filing.put(portal, "1.004873", number="080190004128")
    assert not Arrival.objects.exists()
    run = reconcile()
    linked.work()
    assert run.taken_in == 1 and Case.objects.filter(code=code).exists()


def test_what_differs_is_shown_with_its_reason_and_told_again(portal, dossier, linked):
    portal.store.put("hoso", dossier.code, row_of(portal, dossier) | {"TrangThaiHoSo": "10"})
    chief = linked.client("dang")
    assert chief.post("/lien-thong/doi-soat/chay/").status_code == 302
    assert Counterpart.objects.get(case=dossier).differences == ["status"]
    run = Reconciliation.objects.first()
    assert (run.compared, run.differing, run.told_again) == (1, 1, 1)
    linked.work()
    assert reconcile().differing == 0 and row_of(portal, dossier)["TrangThaiHoSo"] == "1"
    assert chief.get("/lien-thong/doi-soat/").status_code == 200
    assert chief.get("/lien-thong/").status_code == 200


def test_who_does_not_see_to_the_link_neither_sees_nor_mends_it(portal, dossier, linked):
    client = linked.client("duyen")
    assert client.get("/lien-thong/").status_code == 403
    assert client.post(f"/lien-thong/doi-soat/{dossier.pk}/gui-lai/").status_code == 403
    for verb in (lambda by: tell_again(dossier.pk, by=by), lambda by: reconcile(by=by)):
        with pytest.raises(Denied):
            verb(linked.actor("duyen"))
    assert not Reconciliation.objects.exists()
    with pytest.raises(AlreadyDone):
        open_linkage("national", by=PLATFORM)


def test_the_portals_page_shows_what_it_was_told(portal, dossier):
    index = portal.index(Request("GET", "/", {}, {}, b"", "")).body.decode()
    assert dossier.code in index and re.search(r"1\. Mới đăng ký", index)
    assert cases.url_of(dossier)
