"""The authority's own root, certificate and key, kept in its store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from pretend.store import Store

_PEM = serialization.Encoding.PEM
_BEGIN, _END = datetime(2015, 1, 1, tzinfo=UTC), datetime(2055, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Identity:
    """As PEM texts; ``key`` signs time stamps."""

    root: str
    certificate: str
    key: str


def identity(store: Store) -> Identity:
    """The same after every restart."""
    kept = store.get("identity", "tsa")
    if kept is None:
        made = make()
        kept = {"root": made.root, "certificate": made.certificate, "key": made.key}
        store.put("identity", "tsa", kept)
    return Identity(**kept)


def make() -> Identity:
    root_key, key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    root_name, name = _name("Gốc cấp dấu thời gian giả lập"), _name("Cấp dấu thời gian giả lập")
    root = _builder(root_name, root_name, root_key)
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    leaf = _builder(name, root_name, key)
    leaf = leaf.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    signed = [each.sign(root_key, hashes.SHA256()).public_bytes(_PEM).decode() for each in (root, leaf)]
    secret = key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return Identity(signed[0], signed[1], secret.decode())


def _name(title: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, title)])


def _builder(subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        issuer, subject, key.public_key(), x509.random_serial_number(), _BEGIN, _END
    ).add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
