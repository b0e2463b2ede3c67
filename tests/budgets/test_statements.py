"""How many statements the main pages and the main verb may ask of the database."""

import time

import pytest

from tests.budgets.statements import statements
from tests.dossiers import answered, draft_in, many
from tests.main_job.test_main_job import PROCEDURE
from tests.main_job.walk import a_pdf
from tinhso.engines.access import epoch
from tinhso.engines.directory import api as directory
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Draft
from tinhso.engines.payments import api as payments
from tinhso.systems.services.filing import file_dossier

pytestmark = pytest.mark.django_db


def asked(client, address: str) -> list[str]:
    """The statements of a page that this process has shown before."""
    client.get(address)
    began = time.process_time()
    with statements() as found:
        answer = client.get(address)
    assert answer.status_code == 200
    print(f"{address}: {len(found)} statements, {(time.process_time() - began) * 1000:.0f} ms of CPU")
    return found


def test_handing_in_a_dossier_with_a_fee_costs_fifteen_statements(province):
    many(province, 1)  # what a process remembers of the set-up is there
    draft, citizen = draft_in(answered(province)), province.actor("huong")
    began = time.process_time()
    with epoch.knowing(epoch.read()), statements() as found:  # as within a request
        file_dossier(draft, by=citizen)
    print(f"handing in: {len(found)} statements, {(time.process_time() - began) * 1000:.0f} ms of CPU")
    assert len(found) <= 15, "\n".join(sql[:120] for sql in found)


def test_attachments_cost_no_more_than_fifteen_statements_either(province):
    many(province, 1)
    draft, citizen = draft_in(answered(province)), province.actor("huong")
    one, person = Draft.objects.get(pk=draft), directory.person_of(citizen)
    other = {"name": "Lê Ví Dụ", "number": person.personal_number, "born_on": f"{person.born_on:%d/%m/%Y}"}
    one.typed |= {"on_behalf": "authorised", "subject_person": other}
    one.save()
    for number in range(3):
        scan = files.store(a_pdf(), name=f"scan-{number}.pdf", owner=citizen.subject)
        forms.attach(draft, "uy-quyen", scan, by=citizen)
    with epoch.knowing(epoch.read()), statements() as found:
        dossier = file_dossier(draft, by=citizen)
    assert dossier.submission.files.count() == 3
    assert len(found) <= 15, "\n".join(sql[:120] for sql in found)


def test_what_is_remembered_of_the_set_up_does_not_grow_with_the_dossiers(province):
    drafts = [draft_in(answered(province)) for _ in range(3)]
    counts = []
    for draft in drafts:
        with epoch.knowing(epoch.read()), statements() as found:
            file_dossier(draft, by=province.actor("huong"))
        counts.append(len(found))
    assert counts[1] == counts[2] <= counts[0]


def test_the_officials_list_of_fifty_costs_eight_statements(province, sixty):
    page = province.client("duyen").get("/ho-so/").content.decode()
    assert sum(dossier.case.code in page for dossier in sixty) == 50
    assert len(asked(province.client("duyen"), "/ho-so/")) <= 8


def test_my_work_costs_eight_statements(province, sixty):
    for dossier in sixty:
        payments.pay_cash(dossier.demand, by=province.actor("duyen"))
    province.work()
    assert sum(d.case.code in province.client("duyen").get("/viec-cua-toi/").content.decode() for d in sixty) > 20
    assert len(asked(province.client("duyen"), "/viec-cua-toi/")) <= 8


def test_my_matters_cost_eleven_statements(province, sixty):
    """One for each kind of matter (cases, what is asked of them, forms begun, numbers, appointments) and the frame."""
    assert len(asked(province.client("huong"), "/ho-so-cua-toi/")) <= 11


@pytest.mark.parametrize("who", ["huong", "duyen"])
def test_a_dossiers_page_costs_twentyfive_statements(province, sixty, who):
    assert len(asked(province.client(who), f"/ho-so/{sixty[0].case.code}/")) <= 25


@pytest.mark.parametrize(
    ("address", "most"), [("/", 6), ("/thu-tuc/?q=khai+sinh", 8), (f"/thu-tuc/{PROCEDURE}/", 14), ("/tra-cuu/", 4)]
)
def test_a_public_page_costs_a_handful(client, province, address, most):
    assert len(asked(client, address)) <= most


def test_the_board_reads_all_its_figures_in_one_statement_and_its_units_in_another(province, sixty):
    found = asked(province.client("quang"), "/dieu-hanh/")
    assert len([sql for sql in found if "term AS MATERIALIZED" in sql]) == 2
    # One finds the boards of one's own, one the programmes under way, one each what of a kind is overdue.
    assert len(found) <= 19, "\n".join(sql[:120] for sql in found)
