import io
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from tinhso.base.errors import Refused
from tinhso.base.jobs import drain
from tinhso.engines.files import disk
from tinhso.engines.files.api import ANYTHING, PDF, PICTURES, Accept, keep_own, read, store, sweep
from tinhso.engines.files.models import File
from tinhso.engines.files.tests.conftest import make_pdf, picture

pytestmark = pytest.mark.django_db


def test_the_same_content_lies_on_disk_once(pdf, settings):
    first, second = store(pdf, name="Đơn.pdf", owner=7), store(pdf, name="Bản khác.pdf", owner=8)
    assert first.sha256 == second.sha256
    assert read(second) == pdf
    assert len([path for path in settings.FILES_ROOT.rglob("*") if path.is_file()]) == 1


def test_an_upload_is_stored_with_its_vietnamese_name_composed(pdf):
    decomposed = unicodedata.normalize("NFD", "Giấy khai sinh.pdf")
    file = store(SimpleUploadedFile("x.pdf", pdf), name=decomposed, owner=7)
    assert (file.name, file.content_type, file.size, file.owner) == (
        "Giấy khai sinh.pdf",
        "application/pdf",
        len(pdf),
        7,
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\An\\Tờ khai.pdf", "Tờ khai.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("Đơn xin.pdf".encode().decode("latin-1"), "Đơn xin.pdf"),
        ("a\x00b\u202efdp.pdf", "abfdp.pdf"),
        ("Don", "Don.pdf"),
        ("", "tep.pdf"),
        ("ă" * 300 + ".pdf", "ă" * 196 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(pdf, given, kept):
    assert store(pdf, name=given, owner=None).name == kept


def test_an_empty_file_is_refused_beside_its_field():
    with pytest.raises(Refused) as refusal:
        store(b"", name="rong.pdf", owner=7)
    assert refusal.value.field == "file"
    assert File.objects.count() == 0


def test_a_file_above_the_limit_is_refused_before_it_is_read(pdf):
    class Huge(SimpleUploadedFile):
        def read(self, *args):
            raise AssertionError("read")

    huge = Huge("to.pdf", b"%PDF-")
    huge.size = 21 * 2**20
    with pytest.raises(Refused):
        store(huge, owner=7)
    with pytest.raises(Refused):
        store(pdf, name="a.pdf", owner=7, accept=Accept((PDF,), len(pdf) - 1))


def test_a_kind_that_the_place_does_not_take_is_refused(pdf):
    with pytest.raises(Refused):
        store(pdf, name="a.pdf", owner=7, accept=PICTURES)


def test_a_name_that_contradicts_the_content_is_refused(pdf):
    for name in ("anh.png", "a.pdf.exe", "a.docx"):
        with pytest.raises(Refused):
            store(pdf, name=name, owner=7, accept=ANYTHING)


def test_where_a_photograph_was_taken_is_stripped_on_request():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "camera"
    photo = picture("JPEG", (60, 40), exif=exif)
    kept = Image.open(io.BytesIO(read(store(photo, name="a.jpg", owner=7, strip=True))))
    assert dict(kept.getexif()) == {}
    assert kept.size == (40, 60)  # turned upright, since the note that it lies on its side is gone


def test_what_the_platform_made_can_be_opened_at_once(pdf):
    assert keep_own(pdf, name="Giấy hẹn.pdf", kind=PDF).scan == File.Scan.CLEAN
    assert drain() == 0


@pytest.mark.django_db(transaction=True)
def test_a_crash_before_the_commit_leaves_an_orphan_that_the_sweep_removes(pdf):
    kept = store(make_pdf(b"/Lang(vi)"), name="a.pdf", owner=7)
    with pytest.raises(RuntimeError), transaction.atomic():
        lost = store(pdf, name="b.pdf", owner=7)
        raise RuntimeError("killed")
    assert disk.place_of(lost.sha256).exists()
    assert sweep() == 0  # it is young: its transaction may still be running
    assert sweep(older_than=-1) == 1
    assert not disk.place_of(lost.sha256).exists()
    assert read(kept) == make_pdf(b"/Lang(vi)")


def test_content_changed_on_disk_is_noticed(pdf):
    file = store(pdf, name="a.pdf", owner=7)
    disk.place_of(file.sha256).write_bytes(pdf + b" ")
    with pytest.raises(ValueError, match="changed on disk"):
        read(file)


def test_a_write_that_fails_half_way_leaves_nothing(pdf, monkeypatch, settings):
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        store(pdf, name="a.pdf", owner=7)
    assert [path for path in settings.FILES_ROOT.rglob("*") if path.is_file()] == []
    assert File.objects.count() == 0
