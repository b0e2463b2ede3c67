"""The register goes out as a spreadsheet: what the list shows, and nothing else."""

import csv
import io

import pytest

from tests.dossiers import many
from tinhso.engines.cases.models import Case
from tinhso.systems.services.register import sheet

pytestmark = pytest.mark.django_db


def rows_of(client, **asked):
    answer = client.get("/so-theo-doi/", asked)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_clerk_takes_out_what_the_list_shows(province):
    (dossier,) = many(province, 1)
    head, row = rows_of(province.client("duyen"))
    assert (len(head), row[:2]) == (11, ["1", dossier.case.code])
    assert rows_of(province.client("duyen"), q="H53.000-00000000-0000000") == [head]


def test_another_office_finds_nothing_of_it_and_a_citizen_no_page(province):
    many(province, 1)
    assert len(rows_of(province.client("gam"))) == 1
    assert province.client("phuc").get("/so-theo-doi/").status_code == 403


def test_no_cell_is_taken_for_a_formula(province):
    (dossier,) = many(province, 1)
    case = Case.objects.select_related("office", "applicant").get(pk=dossier.case.pk)
    case.title = "=1+1"
    assert "'=1+1" in sheet([case])
