"""The provider's signing keys: one in use, the one before still published."""

from __future__ import annotations

from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from pretend.store import Store

Key = ECKey | RSAKey
KEPT = 2  # published at a time


class Keys:
    """Kept in the partner's store, so that a restart changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rotate(self, algorithm: str = "ES256") -> Key:
        """Make and use a new key (ES256 or RS256)."""
        key = new_key(algorithm)
        held = [key.as_dict(private=True), *self._store.get("keys", "all", [])]
        self._store.put("keys", "all", held[:KEPT])
        return key

    def current(self) -> Key:
        held = self._held()
        return held[0] if held else self.rotate()

    def published(self) -> dict[str, Any]:
        """The JSON Web Key Set."""
        self.current()
        return {"keys": [key.as_dict(private=False) for key in self._held()]}

    def read(self, token: str) -> dict[str, Any]:
        """The claims of a token that was signed here; raises joserfc's error for any other."""
        return jwt.decode(token, KeySet([*self._held()]), algorithms=["ES256", "RS256"]).claims

    def _held(self) -> list[Key]:
        return [_read(data) for data in self._store.get("keys", "all", [])]


def new_key(algorithm: str) -> Key:
    about: Any = {"use": "sig", "alg": algorithm}
    key = ECKey.generate_key("P-256", about) if algorithm == "ES256" else RSAKey.generate_key(2048, about)
    key.ensure_kid()
    return key


def sign(claims: dict[str, Any], key: Key, kid: str = "") -> str:
    """A signed token; ``kid`` may name another key than the one that signs."""
    algorithm = str(key.get("alg"))
    return jwt.encode({"alg": algorithm, "kid": kid or key.kid}, claims, key, algorithms=[algorithm])


def _read(data: dict[str, Any]) -> Key:
    return ECKey.import_key(data) if data["kty"] == "EC" else RSAKey.import_key(data)
