"""Where private keys are: a port that a hardware module or a remote signer can stand behind."""

from __future__ import annotations

import os
import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from django.conf import settings

PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class KeyStore(ABC):
    """Makes keys and signs with them; a key never leaves it and is known by its name alone."""

    @abstractmethod
    def make(self, algorithm: str = "ec") -> str:
        """A new key, ``ec`` (P-256) or ``rsa`` (2048 bits); returns its name."""

    @abstractmethod
    def public(self, name: str) -> PublicKey:
        """The public half; raises LookupError for an unknown name."""

    @abstractmethod
    def sign(self, name: str, data: bytes, digest: str) -> bytes:
        """The signature over ``data``: ECDSA in DER, or RSA PKCS #1 v1.5."""

    @abstractmethod
    def check(self) -> list[str]:
        """What stands in the way of signing, one sentence each."""


class FileKeyStore(KeyStore):
    """Keys as encrypted PKCS #8 files below the installation's data."""

    def __init__(self, folder: Path, passphrase: bytes) -> None:
        self.folder, self._passphrase = folder, passphrase
        self._opened: dict[str, PrivateKey] = {}  # opening one takes longer than a hundred signatures

    def make(self, algorithm: str = "ec") -> str:
        key: PrivateKey = (
            rsa.generate_private_key(65537, 2048) if algorithm == "rsa" else ec.generate_private_key(ec.SECP256R1())
        )
        name = secrets.token_hex(12)
        content = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(self._passphrase),
        )
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self.folder / f"{name}.pem", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self._opened[name] = key
        return name

    def public(self, name: str) -> PublicKey:
        return self.private(name).public_key()

    def sign(self, name: str, data: bytes, digest: str) -> bytes:
        key = self.private(name)
        if isinstance(key, rsa.RSAPrivateKey):
            return key.sign(data, padding.PKCS1v15(), _HASHES[digest]())
        return key.sign(data, ec.ECDSA(_HASHES[digest]()))

    def check(self) -> list[str]:
        return [] if os.access(self.folder.parent, os.W_OK) else [f"{self.folder} cannot be written."]

    def private(self, name: str) -> PrivateKey:
        """The key itself, for the authority alone, whose certificates the library signs."""
        if name not in self._opened:
            file = self.folder / f"{name}.pem"
            if not file.exists():
                raise LookupError(f"The key store has no key {name}.")
            key = serialization.load_pem_private_key(file.read_bytes(), self._passphrase)
            assert isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
            self._opened[name] = key
        return self._opened[name]


def key_store() -> FileKeyStore:
    """The installation's key store."""
    return _store(Path(settings.SIGNATURES_ROOT))


@cache
def _store(root: Path) -> FileKeyStore:
    return FileKeyStore(root / "keys", settings.ENV.secret("signatures").encode())
