"""The tariff within a content: until it is written here, it is the one in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from tinhso.engines.payments import api as payments

Content = dict[str, Any]


def with_tariff(content: Content, code: str, day: date) -> Content:
    """The content with the prices of ``day`` as rows of its own, where it has none yet."""
    return content if "tariff" in content else content | {"tariff": payments.tariff_rows(code, day)}


def settled(content: Content, code: str) -> Content:
    """What else the content says of fees, brought in line with its tariff."""
    if "tariff" not in content:
        return content
    changed = content | ({"fees": [code]} if content["tariff"] else {})
    if content["tariff"]:
        changed.pop("free", None)
    else:
        changed.pop("fees", None)
    return changed
