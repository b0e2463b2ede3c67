"""Cases as other parts link to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from tinhso.engines.access import api as access
from tinhso.engines.cases.kinds import url_of
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor


def case_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Title and address of those cases that the reader may see."""
    seen = access.only(actor, "cases.read", Case.objects.filter(pk__in=ids))
    return {case.pk: (f"{case.code} · {case.title}", url_of(case)) for case in seen}


LINKS = {"cases.case": case_links}
