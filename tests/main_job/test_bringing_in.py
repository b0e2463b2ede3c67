"""What a keeper is told of a catalogue that is brought in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tinhso.engines.forms import api as forms
from tinhso.engines.forms.keeping.archive import Row

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-30")]
TOPIC, QUESTION = "1.004873", "doi-tuong-nop-phi"


def shown(province, **more) -> str:
    """The difference page of the catalogue as it is, but for one procedure."""
    archive = forms.taken_out()
    row = archive.procedures[TOPIC][-1]
    archive.procedures[TOPIC] = [Row(row.valid_from, row.valid_to, row.content | more)]
    file = SimpleUploadedFile("kho.zip", forms.pack(archive), "application/zip")
    return province.client("khanh").post("/thu-tuc/quan-ly/kho/", {"archive": file}).text


def test_a_tariff_that_favours_unasked_payers_is_left_out_with_what_to_do(province):
    content = forms.current(TOPIC).content
    pages = [page for page in content["form"]["pages"] if page["code"] != QUESTION]
    papers = [paper for paper in content["papers"] if not paper["code"].startswith("doi-tuong")]
    price = {"code": "LP", "kind": "charge", "name": "Lệ phí", "amount": 0, "payer_group": "poor", "legal_basis": "NQ"}
    page = shown(province, form={"pages": pages}, papers=papers, tariff=[price])
    assert "Thêm câu hỏi payer_group" in page
    assert "Không có thủ tục nào nhập được" in page
    assert 'name="held"' not in page


def test_what_has_no_fault_can_be_brought_in(province):
    page = shown(province, summary="Tóm tắt khác")
    assert 'name="held"' in page
    assert "Không có thủ tục nào nhập được" not in page
