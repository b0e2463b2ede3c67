import shutil
import subprocess
import unicodedata

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tinhso.base.jobs import drain
from tinhso.engines.files.api import pages_of, preview, read, text
from tinhso.engines.papers import jobs
from tinhso.engines.papers.api import issue_now
from tinhso.engines.papers.drawing import set_paper, signing_lines
from tinhso.engines.papers.models import Paper
from tinhso.engines.papers.tests.conftest import DATA, LETTER, NOTE
from tinhso.engines.signatures.api import NoTimeStamp, validate_pdf

pytestmark = pytest.mark.django_db
POPPLER = [shutil.which("pdffonts")] if shutil.which("pdffonts") else []


@pytest.fixture
def paper(letter_of, chairman) -> Paper:
    return issue_now(LETTER, **letter_of, sign_as=chairman)


def test_a_letter_is_signed_by_the_chairwoman_and_sealed_by_the_office(paper):
    signer, seal = validate_pdf(read(paper.file))
    assert (signer.signer, signer.is_valid) == ("Nguyễn Thị Hồng Điệp", True)
    assert (seal.signer, seal.is_valid) == ("Uỷ ban nhân dân phường Long An", True)


def test_a_paper_that_nobody_signs_bears_the_seal(letter_of):
    (seal,) = validate_pdf(read(issue_now(NOTE, **letter_of).file))
    assert (seal.signer, seal.is_valid) == ("Uỷ ban nhân dân phường Long An", True)


def test_a_kind_without_a_seal_bears_the_signature_alone(letter_of, chairman):
    (signer,) = validate_pdf(read(issue_now(NOTE, **letter_of, sign_as=chairman).file))
    assert signer.title == "Chủ tịch"


@pytest.mark.goal("cases-17")
def test_the_qr_leads_to_the_verification_page(paper, settings, tmp_path):
    picture = tmp_path / "page.png"
    picture.write_bytes(preview(paper.file, 1, width=1600))
    (code,) = zxingcpp.read_barcodes(Image.open(picture))
    assert code.text == f"{settings.BASE_URL}/xac-minh/{paper.token}"


def test_the_text_comes_out_as_it_went_in(paper):
    content = " ".join(text(paper.file).split())
    assert unicodedata.is_normalized("NFC", content)
    for words in (DATA["name"], DATA["text"], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        assert words in content
    assert "Số: 01/XN-UBND" in content
    assert pages_of(read(paper.file)) == 1


def test_only_our_fonts_are_in_it(paper):
    document = pypdfium2.PdfDocument(read(paper.file))
    names = {found.get_font().get_base_name() for page in document for found in page.get_objects([1])}
    assert {name.split("+")[-1].split("-")[0] for name in names} <= {"Tinos", "BeVietnamPro"}


@pytest.mark.parametrize("pdffonts", POPPLER)
def test_poppler_finds_only_our_fonts_and_all_embedded(paper, pdffonts, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(read(paper.file))
    lines = subprocess.run([pdffonts, file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert {line.split()[0].split("+")[1].split("-")[0] for line in lines} <= {"Tinos", "BeVietnamPro"}
    assert all(" yes yes yes " in line for line in lines)


def test_the_same_paper_is_set_the_same_way(paper):
    assert set_paper(paper).pdf == set_paper(paper).pdf


def test_the_place_for_the_signature_is_on_the_right_half_above_the_name(paper):
    place = set_paper(paper).places["signature"]
    assert place.page == 0
    assert 298 < place.x < 595
    assert 150 < place.y < 700


@pytest.mark.goal("identity-11")
def test_a_deputy_signs_for_the_chair(chairman):
    assert signing_lines(chairman) == ["TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH"]
    chairman.title, chairman.is_head = "Phó Chủ tịch", False
    assert signing_lines(chairman) == ["TM. UỶ BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert signing_lines(chairman, stands_for="Chủ tịch")[1] == "KT. CHỦ TỊCH"
    chairman.title = "Công chức tư pháp - hộ tịch"
    assert signing_lines(chairman) == ["CÔNG CHỨC TƯ PHÁP - HỘ TỊCH"]


@pytest.mark.goal("identity-11")
def test_who_stands_in_without_being_a_deputy_signs_by_authorisation(chairman):
    chairman.title, chairman.is_head = "Chánh Văn phòng", False
    for absent in ("Chủ tịch", "Phó Chủ tịch"):
        lines = signing_lines(chairman, stands_for=absent)
        assert lines == ["TM. UỶ BAN NHÂN DÂN", "TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]
    chairman.title, chairman.is_head = "Chủ tịch", True
    assert signing_lines(chairman, stands_for="Phó Chủ tịch") == ["TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_a_late_time_stamp_makes_a_second_copy_and_both_are_recognised(letter_of, chairman, monkeypatch):
    with monkeypatch.context() as down:
        down.setattr("tinhso.engines.signatures.signing.stamper", lambda: _Down())
        paper = issue_now(LETTER, **letter_of, sign_as=chairman)
        jobs.stamp_late()
    assert [copy.time_stamped for copy in paper.copies.all()] == [False]
    jobs.stamp_late()
    jobs.stamp_late()
    assert [copy.time_stamped for copy in paper.copies.order_by("pk")] == [False, True]
    paper = Paper.objects.select_related("file").get(pk=paper.pk)
    assert all(report.is_valid and report.time_stamped for report in validate_pdf(read(paper.file)))
    assert [drain(only=each.name) for each in (jobs.prepare, jobs.stamp_late)] == [0, 0]


class _Down:
    async def async_timestamp(self, digest, algorithm):
        raise NoTimeStamp("down")
