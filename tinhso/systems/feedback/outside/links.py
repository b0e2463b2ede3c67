"""The link of an errand: it follows from the key, so that whoever handles the report can read it out again."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.systems.feedback.models import Errand


def token_of(errand: Errand) -> str:
    """Key and proof, 32 and 40 letters."""
    return f"{errand.pk.hex}{_proof(errand.pk)}"


def address_of(errand: Errand) -> str:
    """What is sent to the outside party."""
    return f"{settings.BASE_URL}{reverse('feedback:errand', args=[token_of(errand)])}"


def errand_by_token(token: str) -> Errand | None:
    """The errand of a link, also of one that has ended; None for a link that never was one."""
    try:
        key = UUID(hex=token[:32])
    except ValueError:
        return None
    if not constant_time_compare(token[32:], _proof(key)):
        return None
    with access.without_walls("an outside party sees what it was given"):
        return Errand.objects.select_related("case__office", "case__area").filter(pk=key).first()


def _proof(key: UUID) -> str:
    return directory.search_key("feedback.errand", key.hex).hex()[:40]
