"""The signed certificate that the system issues: a one-page PDF with a PAdES signature of its own authority."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

from asn1crypto import keys, pem, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pretend.store import Store
from pretend.tsa import identity as authority


def certificate(store: Store, row: dict[str, Any]) -> bytes:
    """The PDF of one record, signed; the same record gives the same bytes every time."""
    kept = store.get("pdf", row["SoHoSo"])
    if kept is None:
        kept = sign(page([f"GIAY XAC NHAN {row['SoGiay']}", f"{row['HoTen']}", f"Ho so {row['MaHoSo']}"]), store).hex()
        store.put("pdf", row["SoHoSo"], kept)
    return bytes.fromhex(kept)


def page(lines: list[str]) -> bytes:
    """One page with these lines, in letters that every reader has a font for."""
    writer = PdfFileWriter()
    font = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Font"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
            generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
        }
    )
    shown = " T* ".join(f"({plain(line)}) Tj" for line in lines)
    content = writer.add_object(generic.StreamObject(stream_data=f"BT /F1 16 Tf 22 TL 72 760 Td {shown} ET".encode()))
    fonts = generic.DictionaryObject({generic.pdf_name("/F1"): writer.add_object(font)})
    resources = generic.DictionaryObject({generic.pdf_name("/Font"): fonts})
    writer.insert_page(PageObject(contents=content, media_box=(0, 0, 595, 842), resources=resources))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def sign(pdf: bytes, store: Store) -> bytes:
    """With a key of the system's own, the same after every restart."""
    kept = store.get("identity", "civil")
    if kept is None:
        made = authority.make()
        kept = {"root": made.root, "certificate": made.certificate, "key": made.key}
        store.put("identity", "civil", kept)

    def der(text: str) -> bytes:
        return bytes(pem.unarmor(text.encode())[2])

    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(der(kept["certificate"])),
        signing_key=keys.PrivateKeyInfo.load(der(kept["key"])),
        cert_registry=SimpleCertificateStore.from_certs([x509.Certificate.load(der(kept["root"]))]),
    )
    out = io.BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)),
        signers.PdfSignatureMetadata(field_name="Signature1", subfilter=fields.SigSeedSubFilter.PADES),
        signer=signer,
        output=out,
    )
    return out.getvalue()


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    shown = "".join(c for c in letters if not unicodedata.combining(c) and c.isascii())
    return shown.replace("\\", "").replace("(", "").replace(")", "")
