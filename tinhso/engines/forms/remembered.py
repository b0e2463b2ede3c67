"""What a published version says, read and parsed once by each process: it can never change (a trigger refuses it)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from tinhso.engines.forms.versions import ProcedureVersion

MOST = 128  # versions; a form with its parts takes about a quarter of a megabyte


def with_content(version: ProcedureVersion) -> ProcedureVersion:
    """The version, read without its ``content``, with it; a draft reads its own when it is asked for."""
    if version.is_published:
        version.__dict__.update(_said(version.pk))
    return version


@lru_cache(maxsize=MOST)
def _said(key: UUID) -> dict[str, Any]:
    version = ProcedureVersion.objects.only("content").get(pk=key)
    return {name: getattr(version, name) for name in ("content", "pages", "fields", "papers")}
