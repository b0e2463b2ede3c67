import io
from datetime import timedelta

import pytest
from PIL import Image

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.files.api import DOCX, PDF, ZIP, keep_own, link, preview, store, text
from tinhso.engines.files.links import opening
from tinhso.engines.files.tests.conftest import archive

pytestmark = pytest.mark.django_db
AN, BINH = Actor(subject=7), Actor(subject=8)


def test_a_link_opens_for_its_viewer_alone(pdf):
    token = link(keep_own(pdf, name="a.pdf", kind=PDF), AN).rsplit("/", 1)[-1]
    assert opening(token, AN).page == 0
    for other in (BINH, None):
        with pytest.raises(Denied):
            opening(token, other)


def test_a_link_lives_for_minutes(pdf):
    token = link(keep_own(pdf, name="a.pdf", kind=PDF), AN, minutes=10).rsplit("/", 1)[-1]
    with clock.travel(clock.now() + timedelta(minutes=11)), pytest.raises(Refused):
        opening(token, AN)


def test_a_forged_link_is_refused():
    with pytest.raises(Refused):
        opening("WyJhIl0:abc:def", AN)


def test_a_pdf_is_shown_and_anything_else_saved_and_neither_is_a_page_of_ours(client, pdf):
    shown = client.get(link(keep_own(pdf, name="Đơn.pdf", kind=PDF), None))
    assert (shown.status_code, shown.content) == (200, pdf)
    assert shown["Content-Disposition"] == "inline; filename*=utf-8''%C4%90%C6%A1n.pdf"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in shown["Content-Security-Policy"]
    saved = client.get(link(keep_own(archive(a=b"x"), name="a.zip", kind=ZIP), None))
    assert saved["Content-Disposition"] == 'attachment; filename="a.zip"'
    assert saved["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.goal("cases-6")
def test_an_unscanned_file_is_not_served(client, pdf):
    assert client.get(link(store(pdf, name="a.pdf", owner=7), None)).status_code == 422


def test_a_page_is_drawn_once(pdf, png, settings):
    file = keep_own(pdf, name="a.pdf", kind=PDF)
    drawn = preview(file, 1, width=300)
    assert Image.open(io.BytesIO(drawn)).size == (300, 425)
    kept = next((settings.FILES_ROOT / "previews").rglob("*.png"))
    kept.write_bytes(png)
    assert preview(file, 1, width=300) == png
    with pytest.raises(Refused):
        preview(file, 2)


def test_the_text_of_a_word_document_is_read():
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:p><w:t>Đơn</w:t><w:t> xin</w:t></w:p></w:document>'
    data = archive(**{"[Content_Types].xml": b"", "word__document.xml": body.encode()})
    assert text(keep_own(data, name="a.docx", kind=DOCX)) == "Đơn xin"
