"""What a procedure may be called: its national code, or that with the province's own identifier behind it."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from tinhso.engines.directory import api as directory

NATIONAL = r"\d\.\d{6}"
_CODE = re.compile(rf"({NATIONAL})(?:\.000\.00\.00\.([A-Z]\d{{2}}))?")


def own_province() -> str:
    """The identifier that ends this province's localised codes; empty where there is no province yet."""
    top = directory.top_office()
    return top.code if top is not None else ""


def fault_of(code: str, own: str) -> str:
    """Why the province ``own`` cannot offer a procedure under this code; empty where it can.

    ``1.001193`` is national; ``1.001193.000.00.00.H53`` is how one province does it, and only that one may.
    """
    found = _CODE.fullmatch(code)
    if found is None:
        return _("“%(code)s” is no code of a procedure; one looks like 1.001193 or 1.001193.000.00.00.H53.") % {
            "code": code}  # fmt: skip
    if found.group(2) and own and found.group(2) != own:
        return _("“%(code)s” is the code of another province; ours ends in %(own)s.") % {"code": code, "own": own}
    return ""
