"""A report as PDF: with map and photos, by right, the reporter covered unless one looked with a reason."""

from random import Random

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.events.models import Event
from tinhso.engines.files import api as files
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.models import Photo
from tinhso.systems.feedback.planting.pictures import photo as drawn
from tinhso.systems.feedback.tests.at_home import make_home, scanned
from tinhso.systems.feedback.tests.test_desk_pages import browser

pytestmark = pytest.mark.goal("feedback-39")
TEXT = "Đèn đường trước số nhà 12 không sáng ba đêm nay."


@pytest.fixture
def report(world):
    make_home(world)
    made = world.report(TEXT, place="Trước số 12", lat=10.53, lng=106.41)
    picture = drawn("chieu-sang", at=clock.now(), lat=10.53, lng=106.41, settled=False, chance=Random(1))
    original = files.store(picture, name="den.jpg", owner=world.centre.here_id, accept=files.PHOTOS)
    Photo.objects.create(report=made, original=original, at=clock.now())
    handling.accept(handling.report_of(made.pk), lead=world.commune, by=world.actor("coordinator"))
    drain()
    scanned()
    return made


def read(answer):
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    paper = pypdfium2.PdfDocument(answer.content)
    words = " ".join(page.get_textpage().get_text_range() for page in paper)
    pictures = [each for page in paper for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    return " ".join(words.split()), len(pictures)


def at(report):
    return f"/phan-anh/{report.case.code}/phieu.pdf"


def test_it_holds_words_place_map_photo_and_history(world, report):
    words, pictures = read(browser(world.specialist).get(at(report)))
    for part in ("PHIẾU THÔNG TIN PHẢN ÁNH", "Độc lập - Tự do - Hạnh phúc", report.case.code, TEXT, "Trước số 12",
                 "10.53000; 106.41000", "Xã Bình Quới", "UBND xã Bình Quới", "Lê Văn Tám",
                 "Quá trình xử lý"):  # fmt: skip
        assert part.lower() in words.lower(), part
    assert pictures == 1
    assert b"GPS" not in browser(world.specialist).get(at(report)).content
    event = Event.objects.filter(kind="feedback.printed").first()
    assert event.facts["named"] is False and event.actor == world.actor("specialist").subject


def test_the_reporter_is_covered_until_one_who_may_gave_a_reason(world, report):
    client, code = browser(world.specialist), report.case.code
    words, _ = read(client.get(at(report)))
    for hidden in ("Nguyễn Thị Sáu", "0900 000 301", "900000301"):
        assert hidden not in words
    assert "đã được che" in words
    page = handling.report_of(report.pk)
    sent = {"reason": "Gọi hỏi vị trí trụ đèn", "version": page.case.version}
    assert client.post(f"/phan-anh/{code}/xem-thong-tin/", sent).status_code == 302
    words, _ = read(client.get(at(report)))
    assert "Nguyễn Thị Sáu" in words and "chỉ dùng để xử lý phản ánh này" in words
    assert Event.objects.filter(kind="feedback.printed").latest("at").facts["named"] is True


def test_who_may_not_read_it_gets_no_paper(world, report, client):
    assert browser(world.stranger).get(at(report)).status_code == 404
    assert client.get(at(report)).status_code == 302
    assert not Event.objects.filter(kind="feedback.printed").exists()


def test_a_report_without_place_or_photo_is_put_on_paper_too(world):
    made = world.report("Đề nghị có thêm thùng rác ở chợ.")
    words, pictures = read(browser(world.coordinator).get(at(made)))
    assert "Vị trí" not in words and "Hình ảnh" not in words and pictures == 0
