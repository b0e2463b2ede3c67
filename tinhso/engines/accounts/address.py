"""The network address of whoever asks."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Behind N trusted proxies the N-th address from the right of X-Forwarded-For, else the connection's own."""
    proxies: int = settings.ENV.trusted_proxies
    said = [piece.strip() for piece in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if piece.strip()]
    if proxies and len(said) >= proxies:
        return str(said[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))
