"""The demonstration's fees and collecting accounts."""

from __future__ import annotations

import tomllib
from datetime import date

from django.conf import settings

from tinhso.engines.directory.models import Office
from tinhso.engines.payments.loading import load_fees
from tinhso.engines.payments.verbs.accounts import set_account

SINCE = date(2025, 7, 1)


def plant() -> None:
    """Idempotent; an office that is not in the directory is left out."""
    load_fees()
    rows = tomllib.loads((settings.BASE_DIR / "demo" / "accounts.toml").read_text(encoding="utf-8"))["account"]
    offices = {office.code: office for office in Office.objects.filter(code__in=[row["office"] for row in rows])}
    for row in rows:
        if office := offices.get(row.pop("office")):
            set_account(office, valid_from=SINCE, **row)
