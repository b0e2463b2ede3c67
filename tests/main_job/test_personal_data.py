"""Personal data in a dossier: seen by whoever handles it, covered for others, every reading written down."""

import pytest

from tests.main_job.test_main_job import act, hand_in, pay
from tinhso.engines.cases.models import Case
from tinhso.engines.events.models import Look

pytestmark = pytest.mark.django_db
NUMBER = "080190004128"


def test_a_leader_without_a_task_sees_covered_answers_until_a_reason_is_given(province):
    code = hand_in(province.client("huong"))
    case = Case.objects.get(code=code)
    pay(province, case)
    leader = province.client("nhung")
    assert NUMBER not in leader.get(f"/ho-so/{code}/").content.decode()
    act(leader, code, "xem-thong-tin", reason="Trả lời kiến nghị của công dân về hồ sơ này")
    assert NUMBER in leader.get(f"/ho-so/{code}/").content.decode()
    assert Look.objects.get(subject=case.pk).reason == "Trả lời kiến nghị của công dân về hồ sơ này"


@pytest.mark.goal("events-5")
def test_the_clerk_who_receives_a_dossier_sees_it_in_full_and_the_reading_is_written_down_once(province):
    code = hand_in(province.client("huong"))
    case = Case.objects.get(code=code)
    pay(province, case)
    clerk = province.client("duyen")
    for _ in range(2):
        assert NUMBER in clerk.get(f"/ho-so/{code}/").content.decode()
    assert Look.objects.filter(subject=case.pk).count() == 1


def test_what_is_handed_in_later_stands_beside_what_was_handed_in_first(province):
    code = hand_in(province.client("huong"))
    case = Case.objects.get(code=code)
    pay(province, case)
    act(
        province.client("duyen"), code, "yeu-cau-bo-sung",
        item_registered_year="Năm đăng ký chưa khớp sổ gốc", reason="Đề nghị kiểm tra lại.",
    )  # fmt: skip
    client = province.client("huong")
    page = client.get(f"/ho-so/{code}/bo-sung/").content.decode()
    assert "Năm đăng ký chưa khớp sổ gốc" in page
    assert client.post(f"/ho-so/{code}/bo-sung/", {"registered_year": "1991", "note": ""}).status_code == 302
    shown = province.client("duyen").get(f"/ho-so/{code}/").content.decode()
    assert "1991" in shown
    assert "1990" in shown
