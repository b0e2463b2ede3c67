"""Forgetting files: the row goes at once, the bytes with the next sweep if no other row has the same."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.deletion import ProtectedError

from tinhso.engines.files.models import File


def forget(files: Iterable[UUID]) -> int:
    """Delete the files with these keys and everything drawn from them; what a record still holds is left.

    Returns how many went, the drawn ones included.
    """
    keys = set(files)
    gone = 0
    for file in File.objects.filter(Q(pk__in=keys) | Q(redrawn_from__original__in=keys)).order_by("-pk"):
        try:
            with transaction.atomic():
                file.delete()
        except ProtectedError:
            continue
        gone += 1
    return gone
