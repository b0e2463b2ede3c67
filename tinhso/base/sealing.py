"""Keeping a secret in the database so that the database alone does not give it away.

What is sealed can be opened by this installation only: the key follows from its secret and is kept nowhere.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


def seal(text: str, purpose: str) -> str:
    """``text`` encrypted for one ``purpose``; "" stays "". The same text is sealed differently every time."""
    return _key(purpose).encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str, purpose: str) -> str:
    """What was sealed. Raises ValueError if the installation's secret or the purpose is another."""
    if not sealed:
        return ""
    try:
        return _key(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise ValueError(f"What was sealed for {purpose} cannot be opened.") from error


def _key(purpose: str) -> Fernet:
    return Fernet(urlsafe_b64encode(salted_hmac("tinhso.base.sealing", purpose, algorithm="sha256").digest()))
