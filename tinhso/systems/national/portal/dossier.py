"""``HoSo``: one dossier in the national portal's field names, as it stands now."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Decision, HandingOut, Refusal, Supplement
from tinhso.engines.directory.models import Business, Party, Person
from tinhso.engines.forms.models import Procedure
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand
from tinhso.systems.national.counterparts import Counterpart
from tinhso.systems.national.portal import codes
from tinhso.systems.national.wishes import Wish

Row = dict[str, Any]


def dossier(case: Case) -> Row:
    """The whole HoSo. Everything that it says follows from the records of the case."""
    applicant = case.applicant
    assert applicant is not None
    content = cases.content_of(case)
    procedure = Procedure.objects.select_related("sector").get(code=case.topic)
    returned = HandingOut.objects.filter(case=case, superseded_at=None).first()
    refusal = Refusal.objects.filter(case=case).first()
    demands = payments.of(case.pk)
    files = _files(case, content)
    paid = any(demand.is_paid for demand in demands)
    online = codes.channel_of(case) == "2"
    return {
        "MaHoSo": case.code,
        "MaTTHC": procedure.code,
        "TenTTHC": procedure.name,
        "MaLinhVuc": procedure.sector_id,
        "TenLinhVuc": procedure.sector.name,
        "KenhThucHien": codes.channel_of(case),
        "ChuHoSo": applicant.name,
        "LoaiDoiTuong": codes.PARTIES[Party.Kind(applicant.kind)],
        "MaDoiTuong": _number(applicant),
        "ThongTinKhac": _declined(case),
        "Email": applicant.email,
        "Fax": "",
        "SoDienThoai": applicant.phone,
        "TrichYeuHoSo": case.title,
        "NgayNopHoSo": codes.moment(case.submitted_at),
        "NgayTiepNhan": codes.moment(case.received_at),
        "NgayHenTra": codes.moment(case.due_at),
        "TrangThaiHoSo": codes.status_of_case(case),
        "NgayTra": codes.moment(returned.at if returned else None),
        "ThongTinTra": "",
        "HinhThuc": codes.WAYS.get(HandingOut.Way(content.way_back), "0") if content and content.way_back else "0",
        "NgayKetThucXuLy": codes.moment(case.ended_at),
        "NgayTuChoi": codes.moment(refusal.at if refusal else None),
        "DonViXuLy": case.office.name,
        "GhiChu": "Cán bộ cùng nộp trực tuyến" if case.channel == "assisted" else "",
        "NoiNopHoSo": "1" if _came_from_there(case) else "2",
        "HoSoCoThanhPhanSoHoa": codes.truth(files and not online),
        "TaiKhoanDuocXacThucVoiVNeID": codes.truth(online),
        "DuocThanhToanTrucTuyen": codes.OWN_GATEWAY if paid and online else codes.NOT_PAID_ONLINE,
        "DinhDanhCHS": [{"LoaiDinhDanh": codes.PARTIES[Party.Kind(applicant.kind)], "SoDinhDanh": _number(applicant)}],
        "DSKetNoiCSDL": [],
        "TaiLieuNop": files,
        "DanhSachLePhi": [_fee(line, demand) for demand in demands for line in demand.fee_lines],
        "DanhSachHoSoBoSung": [_supplement(case, each) for each in case.supplements.order_by("at")],
        "DanhSachGiayToKetQua": _results(case),
        "DanhSachTepDinhKemKhac": [],
    }


def _files(case: Case, content: cases.Content | None) -> list[Row]:
    """TaiLieuNop; a file is opened at our page of the dossier by whoever may see it."""
    if content is None:
        return []
    return [
        {
            "TepDinhKemId": str(file.pk),
            "TenTepDinhKem": file.name,
            "IsDeleted": codes.truth(False),
            "MaThanhPhanHoSo": paper,
            "DuongDanTaiTepTin": f"{settings.BASE_URL}{cases.url_of(case)}",
            "DuocSoHoa": "1" if codes.channel_of(case) != "2" else "0",
            "DuocTaiSuDung": "0",
            "DuocLayTuKhoDMQG": "0",
            "MaKetQuaThayThe": "",
        }
        for paper, held in sorted(content.files.items())
        for file in held
    ]


def _fee(line: payments.FeeLine, demand: Demand) -> Row:
    return {
        "TenPhiLePhi": line.name,
        "MaPhiLePhi": line.code,
        "HinhThucThu": codes.OCCASIONS.get(demand.occasion, codes.AT_RECEIPT),
        "Gia": str(line.amount),
        "LoaiPhiLePhi": "1",
        "TrangThaiThanhToan": "1" if demand.is_paid else "0",
    }


def _supplement(case: Case, asked: Supplement) -> Row:
    stood = case.suspensions.filter(began_at=asked.at).first()
    return {
        "HoSoBoSungId": str(asked.pk),
        "NguoiYeuCauBoSung": str(asked.by.person or asked.by),
        "NoiDungBoSung": "; ".join(item["label"] for item in asked.items) or asked.reason,
        "NgayBoSung": codes.moment(asked.at),
        "NguoiTiepNhanBoSung": "",
        "ThongTinTiepNhan": "",
        "NgayTiepNhanBoSung": codes.moment(asked.answered_at),
        "TrangThaiBoSung": "1" if asked.answered_at else "0",
        "DanhSachGiayToBoSung": [
            {"MaThanhPhanHoSo": item["what"], "TenGiayTo": item["label"], "LyDo": item["reason"]}
            for item in asked.items
        ],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": codes.moment(stood.due_before if stood else None),
        "NgayHenTraMoi": codes.moment(stood.due_after if stood else None),
    }


def address_of(paper: Paper) -> str:
    """Where the portal, and nobody else, fetches the signed file to hand it to its citizen."""
    return f"{settings.BASE_URL}{reverse('national:result', args=[paper.pk])}"


def _results(case: Case) -> list[Row]:
    decision = Decision.objects.filter(case=case, recalled_at=None).select_related("paper").first()
    if decision is None or decision.paper is None:
        return []
    return [
        {
            "TenGiayTo": str(decision.paper.declared.name),
            "MaThanhPhanHoSo": "",
            "GiayToId": str(decision.paper.pk),
            "DuongDanTepTinKetQua": address_of(decision.paper),
            "MaGiayToKetQua": decision.paper.code,
        }
    ]


def _declined(case: Case) -> str:
    """The last thing that the citizen asked at the portal, if it could not be done, and why."""
    last = Wish.objects.filter(case=case, answered_at__isnull=False).order_by("-received_at").first()
    return last.why if last is not None and not last.granted else ""


def _number(party: Party) -> str:
    """The personal number or the tax code."""
    if person := Person.objects.filter(pk=party.pk).first():
        return str(person.personal_number)
    business = Business.objects.filter(pk=party.pk).first()
    return str(business.tax_code) if business else ""


def _came_from_there(case: Case) -> bool:
    return Counterpart.objects.filter(case=case, came_from_there=True).exists()
