import io
import shutil
import subprocess
from datetime import timedelta

import pypdfium2
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.typesetting import Place
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.signatures.api import (
    add_time_stamp,
    certificate_of,
    corner_stamp,
    revoke,
    seal_of,
    seal_stamp,
    sign,
    sign_pdf,
    signer_stamp,
    validate_pdf,
)
from tinhso.engines.signatures.models import Revocation
from tinhso.engines.signatures.timestamps import NoTimeStamp
from tinhso.engines.signatures.verbs import issue

pytestmark = pytest.mark.django_db
PLACE = Place(page=0, x=400, y=600)
POPPLER = [shutil.which("pdfsig")] if shutil.which("pdfsig") else []


@pytest.fixture
def signed(letter, chairman, office) -> bytes:
    """Signed by the chairwoman, then sealed."""
    once = sign_pdf(letter, certificate=certificate_of(chairman), stamp=signer_stamp(PLACE), reason="Ban hành")
    return sign_pdf(once, certificate=seal_of(office), stamp=seal_stamp(PLACE, beside_signer=True))


def test_a_letter_is_signed_and_then_sealed(signed):
    signer, seal = validate_pdf(signed)
    assert (signer.signer, signer.title) == ("Nguyễn Thị Hồng Điệp", "Chủ tịch")
    assert signer.office == seal.signer == "Uỷ ban nhân dân phường Long An"
    for report in (signer, seal):
        assert report.is_valid
        assert report.time_stamped
        assert abs(report.at - clock.now()) < timedelta(minutes=1)


def test_an_altered_byte_is_noticed(signed):
    place = signed.index(b"/MediaBox") + 1
    broken = signed[:place] + b"m" + signed[place + 1 :]
    assert [report.intact for report in validate_pdf(broken)] == [False, False]


@pytest.mark.goal("signatures-5")
def test_something_added_after_the_signature_is_noticed(signed):
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0]
    stream = generic.StreamObject(stream_data=b"BT /F1 40 Tf (300000000) Tj ET")
    page["/Contents"] = writer.add_object(stream)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    signer, seal = validate_pdf(out.getvalue())
    assert (seal.intact, seal.modified, seal.is_valid) == (True, True, False)
    assert not signer.is_valid


def test_what_was_time_stamped_before_the_revocation_stays_valid(signed, chairman):
    with clock.travel(clock.now() + timedelta(days=3)):
        revoke(certificate_of(chairman).pk, by=PLATFORM, reason=Revocation.Reason.KEY)
        assert [report.is_valid for report in validate_pdf(signed)] == [True, True]


def test_what_has_no_time_stamp_falls_with_its_certificate(letter, chairman, monkeypatch):
    monkeypatch.setattr("tinhso.engines.signatures.signing.stamper", lambda: _Down())
    certificate = certificate_of(chairman)
    made = sign(letter, certificate=certificate, stamp=signer_stamp(PLACE))
    assert not made.time_stamped
    assert [report.is_valid for report in validate_pdf(made.pdf)] == [True]
    with clock.travel(clock.now() + timedelta(days=3)):
        revoke(certificate.pk, by=PLATFORM, reason=Revocation.Reason.KEY)
        (report,) = validate_pdf(made.pdf)
        assert (report.revoked, report.is_valid, report.intact) == (True, False, True)


def test_a_time_stamp_that_failed_is_added_later(letter, chairman, monkeypatch):
    with monkeypatch.context() as down:
        down.setattr("tinhso.engines.signatures.signing.stamper", lambda: _Down())
        made = sign(letter, certificate=certificate_of(chairman), stamp=signer_stamp(PLACE))
    later = add_time_stamp(made.pdf)
    assert later.startswith(made.pdf)
    (report,) = validate_pdf(later)
    assert report.is_valid
    assert report.time_stamped


def test_a_revoked_certificate_cannot_sign(letter, chairman):
    certificate = certificate_of(chairman)
    revoke(certificate.pk, by=PLATFORM, reason=Revocation.Reason.HOLDER)
    with pytest.raises(Refused):
        sign_pdf(letter, certificate=certificate, stamp=corner_stamp())
    assert certificate_of(chairman).pk != certificate.pk


def test_a_certificate_of_a_stranger_is_not_trusted(signed, settings, tmp_path):
    settings.SIGNATURES_ROOT = tmp_path
    assert {(report.intact, report.trusted, report.is_valid) for report in validate_pdf(signed)} == {
        (True, False, False)
    }


def test_a_position_keeps_its_certificate_and_a_vacant_one_has_none(chairman):
    assert certificate_of(chairman) == certificate_of(chairman)
    chairman.person = None
    chairman.save()
    with pytest.raises(Refused):
        issue(chairman, by=PLATFORM)


def test_what_is_no_pdf_is_refused(chairman):
    with pytest.raises(Refused):
        validate_pdf(b"%PDF-1.4 nothing")
    with pytest.raises(Refused):
        sign_pdf(b"abc", certificate=certificate_of(chairman), stamp=corner_stamp())


def test_an_unsigned_letter_has_no_signatures(letter):
    assert validate_pdf(letter) == []


def test_the_seal_covers_a_third_of_the_signature_from_the_left():
    signer, seal = signer_stamp(PLACE), seal_stamp(PLACE, beside_signer=True)
    covered = seal.box[2] - signer.box[0]
    assert covered == pytest.approx((signer.box[2] - signer.box[0]) / 3, abs=1)
    assert seal.box[2] - seal.box[0] == pytest.approx(36 * 72 / 25.4, abs=1)


@pytest.mark.goal("signatures-11")
def test_the_stamp_says_who_and_when_in_our_font(signed):
    page = pypdfium2.PdfDocument(signed)[0]
    for annotation in (0, 1):
        assert pypdfium2.raw.FPDFPage_GetAnnot(page, annotation)
    assert b"Tinos" in signed


@pytest.mark.parametrize("pdfsig", POPPLER)
def test_poppler_agrees(signed, pdfsig, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(signed)
    said = subprocess.run([pdfsig, "-nocert", file], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid.") == 2
    assert said.count("ETSI.CAdES.detached") == 2


class _Down:
    async def async_timestamp(self, digest, algorithm):
        raise NoTimeStamp("down")
