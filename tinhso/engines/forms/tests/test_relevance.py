"""What people really type, and the procedure that must be among the first three."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from tinhso.engines.forms.api import load_procedures, search

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-8")]
LIMIT, CONTROL = 0.95, 0.2
ASKED = """
giấy khai sinh|1.001193
lam giay khai sinh cho con|1.001193
mới sinh em bé|1.001193
khai sihn|1.001193
mat giay khai sinh|1.004884
làm lại giấy khai sinh|1.004884
giấy chứng tử|1.000656
báo tử|1.000656
đăng ký kết hôn|1.000894
hôn thú|1.000894
lam dam cuoi|1.000894
lấy chồng nước ngoài|2.000806
giấy độc thân|1.004873
xac nhan chua co vo|1.004873
trích lục khai sinh|2.000635
bản sao giấy kết hôn|2.000635
làm chứng minh thư|1.116410 2.000200
cmnd|1.116410 2.000200
cccd|1.116410 2.000200
mất căn cước|1.116410 2.000200
căn cước công dân|1.116410 2.000200
sổ hộ khẩu|1.004222
nhập hộ khẩu|1.004222
nhap khau cho con|1.004222
kt3|1.004194
ở trọ|1.004194
thue nha|1.004194
hết hạn tạm trú|1.002755
tách khẩu|1.010038
ra riêng|1.010038
cắt khẩu|1.003197
đi vắng|1.003677
khách ngủ lại|2.001159
sao y|2.000815
công chứng bằng cấp|2.000815
photo cong chung|2.000815
giấy ủy quyền|2.000884
sơ yếu lý lịch|2.000884
viết di chúc|2.001019
không nhận thừa kế|2.001016
sổ đỏ|1.011442 1.012812
so do|1.011442 1.012812
thế chấp sổ đỏ|1.011442
kiện đất|1.012812
hang xom lan dat|1.012812
xây nhà|1.013225
xin phép xây nhà|1.013225
phep xay nha het han|1.013227
mở quán cà phê|1.001612
buôn bán nhỏ|1.001612
giấy phép kinh doanh|1.001612
mở công ty|2.001610
bằng lái|3.000346
đổi bằng lái xe|3.000346
passport|1.001456
hộ chiếu|1.001456
xac nhan khong tien an|3.000333
lý lịch tư pháp|3.000333
sổ hộ nghèo|1.011606 1.011607
giấy khuyết tật|1.001699
lương hưu người già|1.014027
tiền mai táng|1.001731 1.014028
nhận con|1.001022
xin con nuôi|2.001263
người giám hộ|1.004837
đi lính|1.013133
thi vào lớp 10|3.000181
vào lớp 6|3.000182
hội làng|1.003622
nội quy công ty|2.001955
"""
QUERIES = [
    (words, frozenset(codes.split())) for words, codes in (line.split("|") for line in ASKED.strip().splitlines())
]


@pytest.fixture(scope="module")
def catalogue(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The delivered procedures, once for all searches."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_procedures()
        yield
        transaction.set_rollback(True)


def share(expected: list[frozenset[str]]) -> float:
    """How many of the queries find one of the expected procedures among their first three."""
    found = [{procedure.code for procedure in search(words, most=3)} for words, _codes in QUERIES]
    return sum(bool(codes & wanted) for codes, wanted in zip(found, expected, strict=True)) / len(QUERIES)


def test_everyday_words_find_the_procedure_among_the_first_three(catalogue: None) -> None:
    assert len(QUERIES) >= 60
    missed = [words for words, codes in QUERIES if not codes & {procedure.code for procedure in search(words, most=3)}]
    assert share([codes for _words, codes in QUERIES]) >= LIMIT, missed


def test_shuffled_expectations_fail(catalogue: None) -> None:
    """The control: the measure is not one that anything passes."""
    expected = [codes for _words, codes in QUERIES]
    assert share(expected[17:] + expected[:17]) < CONTROL
