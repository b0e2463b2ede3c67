"""What the pages of programmes cost: the same number of statements for two tasks as for a hundred."""

from datetime import timedelta

import pytest

from tests.budgets.test_statements import asked
from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.systems.ioc.programmes.due import Due
from tinhso.systems.ioc.programmes.verbs.giving import Wanted, give_tasks
from tinhso.systems.ioc.programmes.verbs.writing import write_programme

pytestmark = pytest.mark.django_db
WORDS = "Rà soát, số hóa hồ sơ còn hiệu lực."


def given(province, number, many):
    today, top = clock.today(), directory.office_by_code("H53")
    made = write_programme(
        kind="plan", number=number, title="Chuyển đổi số", issued_by="UBND tỉnh", issued_on=today, first=today,
        last=today + timedelta(days=400), office=top, followed_by=top, by=province.actor("toan"),
    )  # fmt: skip
    leads = [directory.office_by_code(code) for code in ("H53.03", "H53.101")]
    due = Due(today, today + timedelta(days=30))
    tasks = [Wanted(WORDS, leads[n % 2], due, WORDS, supporting=(leads[1 - n % 2],)) for n in range(many)]
    give_tasks(made.pk, tasks, by=province.actor("toan"))
    return made


def test_the_list_a_programme_and_all_tasks_cost_no_more_with_more_tasks(province):
    few = given(province, "77/KH-UBND", 2)
    pages = ["/dieu-hanh/chuong-trinh/", "/dieu-hanh/chuong-trinh/nhiem-vu/"]
    before = [len(asked(province.client("toan"), page)) for page in (*pages, f"{pages[0]}{few.pk}/")]
    many = given(province, "78/KH-UBND", 60)
    after = [len(asked(province.client("toan"), page)) for page in (*pages, f"{pages[0]}{many.pk}/")]
    print(before, after)
    assert all(late <= early + 1 for early, late in zip(before, after, strict=True)), (before, after)
    assert max(after) <= 14


def test_the_page_of_a_task_costs_no_more_than_that_of_a_dossier(province):
    one = given(province, "77/KH-UBND", 1).assignments.get()
    found = asked(province.client("toan"), f"/dieu-hanh/chuong-trinh/nhiem-vu/{one.case.code}/")
    assert len(found) <= 25, "\n".join(sql[:120] for sql in found)
