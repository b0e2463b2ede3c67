"""The demonstration's certification authority: made at first use, below the installation's data.

A root signs an issuing authority, which signs certificates of positions, offices and the time stamping service.
In a real province the Government Cipher Committee's authority stands in its place (Decree 68/2024).
"""

from __future__ import annotations

import fcntl
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings

from tinhso.engines.signatures.keys import FileKeyStore, PublicKey, key_store

BEGIN, END = datetime(2015, 1, 1, tzinfo=UTC), datetime(2055, 1, 1, tzinfo=UTC)
Attributes = dict[x509.ObjectIdentifier, str]


@dataclass(frozen=True)
class Authority:
    """The three certificates and the names of their keys."""

    root: x509.Certificate
    issuing: x509.Certificate
    stamping: x509.Certificate
    keys: dict[str, str]

    def issue(self, subject: Attributes, public: PublicKey, begin: datetime, end: datetime) -> x509.Certificate:
        """A certificate for signing documents."""
        usage = _usage(digital_signature=True, content_commitment=True)
        builder = _builder(_name(subject), self.issuing.subject, public, begin, end).add_extension(usage, critical=True)
        builder = builder.add_extension(_where_revoked(), critical=False)
        return _signed(_linked(builder, public, self.issuing), self.keys["issuing"])

    def revocation_lists(self, revoked: list[tuple[int, datetime, str]], moment: datetime) -> list[bytes]:
        """The root's list, which is empty, and the issuing authority's; each as DER."""
        lists = []
        for issuer, name, entries in ((self.root, "root", []), (self.issuing, "issuing", revoked)):
            builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.subject)
            builder = builder.last_update(moment - timedelta(minutes=5)).next_update(moment + timedelta(days=7))
            builder = builder.add_extension(x509.CRLNumber(int(moment.timestamp())), critical=False)
            for serial, at, reason in entries:
                row = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at)
                row = row.add_extension(x509.CRLReason(x509.ReasonFlags[reason]), critical=False)
                builder = builder.add_revoked_certificate(row.build())
            made = builder.sign(key_store().private(self.keys[name]), hashes.SHA256())
            lists.append(made.public_bytes(serialization.Encoding.DER))
        return lists


def authority() -> Authority:
    """The installation's authority; several processes that ask at once get the same."""
    return _authority(Path(settings.SIGNATURES_ROOT))


@cache
def _authority(root: Path) -> Authority:
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    note = root / "authority.json"
    with (root / "making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            coming = note.with_suffix(".coming")
            coming.write_text(json.dumps(_make(key_store()), indent=1))
            coming.rename(note)
    kept = json.loads(note.read_text())
    certificates = {name: x509.load_pem_x509_certificate(pem.encode()) for name, pem in kept["certificates"].items()}
    return Authority(certificates["root"], certificates["issuing"], certificates["stamping"], kept["keys"])


def _make(store: FileKeyStore) -> dict[str, dict[str, str]]:
    keys = {"root": store.make(), "issuing": store.make(), "stamping": store.make("rsa")}
    made: dict[str, x509.Certificate] = {}
    for name, title, issuer in (
        ("root", "Tỉnh Số - Gốc chứng thực trình diễn", "root"),
        ("issuing", "Tỉnh Số - Chứng thực chữ ký số trình diễn", "root"),
        ("stamping", "Tỉnh Số - Cấp dấu thời gian trình diễn", "issuing"),
    ):
        public = store.public(keys[name])
        subject = _name({NameOID.COMMON_NAME: title, NameOID.ORGANIZATION_NAME: "Tỉnh Số"})
        by = made[issuer].subject if issuer in made else subject
        builder = _builder(subject, by, public, BEGIN, END)
        if name == "stamping":
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(_usage(digital_signature=True), critical=True)
            builder = builder.add_extension(purpose, critical=True)
        else:
            length = 1 if name == "root" else 0
            builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=length), critical=True)
            builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        made[name] = _signed(_linked(builder, public, made.get(issuer)), keys[issuer])
    pems = {name: each.public_bytes(serialization.Encoding.PEM).decode() for name, each in made.items()}
    return {"keys": keys, "certificates": pems}


def _builder(
    subject: x509.Name, issuer: x509.Name, public: PublicKey, begin: datetime, end: datetime
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        issuer_name=issuer,
        subject_name=subject,
        public_key=public,
        serial_number=x509.random_serial_number(),
        not_valid_before=begin,
        not_valid_after=end,
    )


def _linked(
    builder: x509.CertificateBuilder, public: PublicKey, issuer: x509.Certificate | None
) -> x509.CertificateBuilder:
    """With the identifiers by which a path is found."""
    own = x509.SubjectKeyIdentifier.from_public_key(public)
    upper = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value if issuer else own
    link = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(upper)
    return builder.add_extension(own, critical=False).add_extension(link, critical=False)


def _where_revoked() -> x509.CRLDistributionPoints:
    """Without it checkers, ours too, look for no list at all."""
    address = x509.UniformResourceIdentifier(f"{settings.BASE_URL}/chu-ky/thu-hoi.crl")
    return x509.CRLDistributionPoints([x509.DistributionPoint([address], None, None, None)])


def _signed(builder: x509.CertificateBuilder, key: str) -> x509.Certificate:
    return builder.sign(key_store().private(key), hashes.SHA256())


def _name(attributes: Attributes) -> x509.Name:
    country = x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")
    # The standard gives a common name 64 characters, which Vietnamese names of offices exceed.
    return x509.Name([country, *(x509.NameAttribute(oid, _fit(oid, text)) for oid, text in attributes.items() if text)])


def _fit(oid: x509.ObjectIdentifier, text: str) -> str:
    longest = 64 if oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.TITLE) else 128
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _usage(**on: bool) -> x509.KeyUsage:
    every = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: on.get(name, False) for name in every})
