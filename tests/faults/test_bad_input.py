"""Whatever is sent to the pages of the main job: a sentence, nothing lost, never a fault."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.dossiers import answered, draft_in
from tests.main_job.test_main_job import PROCEDURE
from tests.main_job.walk import PDF, errors_of, fields_of, send
from tinhso.engines.files.models import File
from tinhso.engines.forms.models import Attachment, Draft
from tinhso.systems.services.models import Dossier

pytestmark = pytest.mark.django_db
UPLOADS = {
    "empty": ("don.pdf", b""),
    "no pdf": ("don.pdf", b"just words"),
    "a program": ("don.pdf", b"MZ" + bytes(2000)),
    "a page": ("don.pdf", b"<html><script>alert(1)</script></html>"),
    "half a picture": ("anh.jpg", b"\xff\xd8\xff\xe0" + bytes(50)),
    "a name that is a path": ("../../etc/passwd.exe", b"#!/bin/sh\n"),
    "huge": ("don.pdf", PDF + bytes(60 * 2**20)),
}


@pytest.fixture
def at_papers(province):
    """A form with papers, begun; the address of its papers' page and the first paper's code."""
    from tinhso.engines.forms.models import ProcedureVersion  # noqa: PLC0415

    for version in ProcedureVersion.objects.exclude(published_at=None).select_related("procedure"):
        if version.papers and version.pages:
            begun = send(province.client("huong"), f"/nop-ho-so/{version.procedure.code}/", {})
            if begun.status_code == 302:
                address = f"{begun.headers['Location']}giay-to-kem-theo/"
                shown = province.client("huong").get(address).content.decode()
                if found := re.search(
                    r'<input[^>]*type="file"[^>]*name="([^"]+)"|<input[^>]*name="([^"]+)"[^>]*type="file"', shown
                ):
                    return address, found[1] or found[2]
    raise AssertionError("no procedure with papers")


@pytest.mark.parametrize("kind", UPLOADS)
def test_a_bad_file_is_a_sentence_and_is_not_kept(province, at_papers, kind):
    address, paper = at_papers
    name, data = UPLOADS[kind]
    client = province.client("huong")
    shown = client.get(address)
    assert shown.status_code == 200, address
    answer = client.post(address, {paper: SimpleUploadedFile(name, data, "application/pdf"), "more": "1"})
    assert answer.status_code == 422, answer.status_code
    assert errors_of(answer)
    assert (File.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_good_file_is_kept(province, at_papers):
    """The control of the test above."""
    address, paper = at_papers
    file = SimpleUploadedFile("Đơn.pdf", PDF, "application/pdf")
    answer = province.client("huong").post(address, {paper: file, "more": "1"})
    assert answer.status_code in (200, 302), errors_of(answer)
    assert Attachment.objects.count() == 1


POSTS = {
    "nothing": ({}, None),
    "too long": ({"applicant_address.line": "a" * 300_000}, None),
    "control signs": ({"applicant_address.line": "\x00\x01\x1f\u202e"}, None),
    "half a letter": ({"applicant_address.line": "\ud83d".encode("utf-16", "surrogatepass").decode("latin-1")}, None),
    "another type": ({"copies": ["1", "2"], "revision": "x", "matter": "'; DROP TABLE cases_case; --"}, None),
    "wrong encoding": (b"applicant_address.line=\xff\xfe\xc3", "application/x-www-form-urlencoded; charset=utf-8"),
    "an unknown charset": (b"a=b", "application/x-www-form-urlencoded; charset=khong-co"),
    "json": (b'{"a": [', "application/json"),
    "a broken part": (b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n", "multipart/form-data; boundary=x"),
    "no boundary": (b"x", "multipart/form-data"),
    "too many fields": ({f"f{n}": "1" for n in range(3000)}, None),
}


@pytest.mark.parametrize("kind", POSTS)
@pytest.mark.parametrize("page", ["nguoi-yeu-cau", "viec-ho-tich", "kiem-tra"])
def test_a_bad_post_to_a_form_is_never_a_fault_and_loses_nothing(province, kind, page):
    client = province.client("huong")
    here: str = send(client, f"/nop-ho-so/{PROCEDURE}/", {}).headers["Location"]
    client.raise_request_exception = False
    data, content_type = POSTS[kind]
    if content_type:
        answer = client.generic("POST", f"{here}{page}/", data, content_type)  # sent as it is
    else:
        answer = client.post(f"{here}{page}/", data)
    assert answer.status_code < 500
    assert Draft.objects.filter(pk=draft_in(here)).count() == 1
    assert Dossier.objects.count() == 0
    assert client.get(f"{here}{page}/").status_code == 200


@pytest.mark.parametrize("code", ["", "\x00", "H53.101", "a" * 5000, "' OR 1=1", "%s%n", "ｈ５３", "🙂"])
def test_a_look_up_with_nonsense_is_a_page(province, code):
    client = Client(raise_request_exception=False)
    for address, data in (("/tra-cuu/", {"code": code, "secret": code}), ("/thu-tuc/", {"q": code})):
        assert client.get(address, data).status_code < 500
        assert client.post(address, data).status_code < 500


def test_a_sign_in_that_ends_while_a_form_is_filled_loses_nothing(province):
    client = province.client("huong")
    here: str = send(client, f"/nop-ho-so/{PROCEDURE}/", {}).headers["Location"]
    address = f"{here}nguoi-yeu-cau/"
    typed = fields_of(client.get(address).content.decode()) | {"applicant_address.line": "Số 12, khu phố Bình Cư"}
    typed.pop("csrfmiddlewaretoken", None)
    client.session.flush()  # it ended on the server; the browser still sends its cookie
    refused = client.post(address, typed)
    assert refused.status_code == 302
    assert "/tai-khoan/dang-nhap/" in refused.headers["Location"]
    back = province.client("huong")
    session = client.session
    assert "Bình Cư" in str(dict(session.items()))
    assert back is client


def test_what_was_typed_before_the_line_was_lost_is_in_the_draft(province):
    """Every page that was sent is kept; the half-typed one is sent by the browser a moment after each answer."""
    client = province.client("huong")
    here = answered(province)
    saved = client.post(f"{here}nhan-ket-qua/", {"delivery": "post", "revision": "9"}, headers={"HX-Request": "true"})
    assert saved.status_code == 200
    del province.clients["huong"]  # another browser, elsewhere
    assert Draft.objects.get(pk=draft_in(here)).typed["delivery"] == "post"
    assert "Bình Cư" in province.client("huong").get(f"{here}nguoi-yeu-cau/").content.decode()
