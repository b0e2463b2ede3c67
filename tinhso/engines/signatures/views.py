"""What everyone may fetch to check our signatures: the root and the list of revoked certificates."""

from __future__ import annotations

from cryptography.hazmat.primitives import serialization
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tinhso.engines.signatures.authority import authority
from tinhso.engines.signatures.trust import revocation_lists


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """The root's certificate, PEM."""
    content = authority().root.public_bytes(serialization.Encoding.PEM)
    return HttpResponse(content, content_type="application/x-pem-file")


@require_safe
def revoked(request: HttpRequest) -> HttpResponse:
    """The issuing authority's list, DER."""
    return HttpResponse(revocation_lists()[1], content_type="application/pkix-crl")
