"""The network address of whoever asks."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Behind N trusted proxies the N-th address from the right of X-Forwarded-For, else the connection's own."""
    proxies: int = settings.ENV.trusted_proxies
    said = [piece.strip() for piece in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if piece.strip()]
    if proxies and len(said) >= proxies:
        return str(said[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def network_of(address: str) -> str:
    """What counts as one place: an IPv4 address, or the 64 bits of an IPv6 network, of which a house has all."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv6Address):
        return str(read.ipv4_mapped or f"{IPv6Address(int(read) >> 64 << 64)}/64")
    return str(read)
