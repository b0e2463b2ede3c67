"""Procedures as one file: taken out of one installation, put into another, the same text for the same content."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.forms.versions import ProcedureVersion

Row = tuple[str, date, dict[str, Any]]  # code, first day, content


def export_procedures() -> str:
    """Every version in force as JSON, by its national code; no key of this installation is in it."""
    versions = ProcedureVersion.objects.filter(published_at__isnull=False, valid_to=None).select_related("procedure")
    rows = [
        {"code": version.procedure.code, "valid_from": version.valid_from.isoformat(), "content": version.content}
        for version in versions.order_by("procedure__code")
    ]
    return json.dumps({"procedures": rows}, ensure_ascii=False, sort_keys=True, indent=1)


def read_archive(text: str) -> Iterator[Row]:
    """The rows of an archive, for ``load_procedures(rows=…)``. Raises Refused for any other text."""
    try:
        for row in json.loads(text)["procedures"]:
            yield str(row["code"]), date.fromisoformat(row["valid_from"]), dict(row["content"])
    except (ValueError, KeyError, TypeError):
        raise Refused(_("This file is not an archive of procedures."), field="archive") from None
