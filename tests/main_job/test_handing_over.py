"""Work that goes to a colleague."""

import pytest

from tests.main_job.test_main_job import act, hand_in, pay
from tinhso.engines.cases.models import Case

pytestmark = pytest.mark.django_db


def test_colleagues_are_offered_by_name_and_title(province):
    code = hand_in(province.client("huong"))
    province.work()
    pay(province, Case.objects.get(code=code))
    act(province.client("duyen"), code, "tiep-nhan", note="")
    shown = province.client("thuong").get(f"/ho-so/{code}/chuyen-nguoi-khac/").content.decode()
    assert "Bùi Thị Kim Phượng · Chánh Văn phòng" in shown
