"""The main job: a copy of a birth certificate, from the search box to the signed result and the leader's figure."""

import re

import pytest

from tests.main_job.walk import errors_of, send
from tinhso.engines.cases.models import Case, Stage
from tinhso.engines.messages.models import Message
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand

pytestmark = pytest.mark.django_db
PROCEDURE = "2.000635"
ANSWERS = {
    "nguoi-yeu-cau": {"applicant_address.line": "Số 12, khu phố Bình Cư"},
    "viec-ho-tich": {
        "matter": "birth", "on_behalf": "self", "copies": "2",
        "registered_at": "Ủy ban nhân dân Phường 1, thành phố Tân An", "registered_year": "1990",
    },
    "nhan-ket-qua": {"delivery": "online", "declaration": "on"},
}  # fmt: skip


def hand_in(client) -> str:
    """Answer every page and hand in; returns the dossier's code."""
    begun = send(client, f"/nop-ho-so/{PROCEDURE}/", {})
    assert begun.status_code == 302, errors_of(begun)
    here = begun.headers["Location"]
    for step, given in ANSWERS.items():
        answer = send(client, f"{here}{step}/", given)
        assert answer.status_code == 302, (step, errors_of(answer))
    done = client.post(f"{here}kiem-tra/")
    assert done.status_code == 302, errors_of(done)
    return re.search(r"/ho-so/([^/]+)/da-nop/", done.headers["Location"]).group(1)


def act(client, code: str, slug: str, **given: str):
    answer = send(client, f"/ho-so/{code}/{slug}/", given)
    assert answer.status_code == 302, (slug, errors_of(answer))
    return answer


def pay(province, case: Case) -> Demand:
    demand = Demand.objects.get(about=case.pk)
    payments.pay_cash(demand.pk, by=province.actor("duyen"))
    province.work()
    return demand


def test_a_dossier_goes_from_the_search_box_to_the_signed_result(province):
    citizen = province.client("huong")
    found = citizen.get("/thu-tuc/?q=ban sao giay khai sinh").content.decode()
    assert PROCEDURE in found
    code = hand_in(citizen)
    case = Case.objects.get(code=code)
    assert case.stage == Stage.DUTY
    province.work()
    demand = pay(province, case)
    assert demand.total == 16000
    case.refresh_from_db()
    assert case.stage == Stage.SUBMITTED
    assert code in province.client("duyen").get("/viec-cua-toi/").content.decode()
    act(province.client("duyen"), code, "tiep-nhan", note="")
    act(province.client("thuong"), code, "xu-ly", note="Đã tra cứu sổ gốc, thông tin khớp.")
    act(province.client("phuong"), code, "xu-ly", note="Đồng ý trình ký.")
    act(province.client("quang"), code, "quyet-dinh", outcome="granted")
    province.work()
    case.refresh_from_db()
    assert (case.stage, case.on_time) == (Stage.DECIDED, True)
    result = Paper.objects.get(about=case.pk, kind="services.result")
    assert result.is_ready
    shown = province.client("phuc").get(f"/xac-minh/{result.token}").content.decode()
    assert result.code in shown
    assert "Nguyễn Trần Thị Thanh Hương" not in shown
    kinds = set(Paper.objects.filter(about=case.pk).values_list("kind", flat=True))
    assert kinds == {"services.acknowledgement", "services.receipt", "services.fee", "services.result"}
    assert Message.objects.filter(about=case.pk).count() == 3
    opened = citizen.get(f"/ho-so/{code}/ket-qua/")
    assert opened.status_code == 302
    signed = citizen.get(opened.headers["Location"])
    assert signed.headers["Content-Type"] == "application/pdf"
    case.refresh_from_db()
    assert case.stage == Stage.RETURNED
    act(citizen, code, "danh-gia", score="3", comment="Nhanh và rõ ràng.")
    page = citizen.get(f"/ho-so/{code}/").content.decode()
    assert result.code in page
