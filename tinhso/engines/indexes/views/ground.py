"""What the pages of an index have in common: which index, which period, whose card, what the reader may."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.indexes import choices
from tinhso.engines.indexes.cards import Unit
from tinhso.engines.indexes.units import as_units
from tinhso.engines.indexes.versions import Index, Version
from tinhso.engines.indicators.api import Period

VIEW, SCORE, VERIFY, KEEP = "indicators.view", "indexes.score", "indexes.verify", "indexes.keep"


@dataclass(frozen=True)
class Asked:
    """An index in a period; ``version`` None where none was in force."""

    index: Index
    period: Period
    version: Version | None

    @property
    def in_force(self) -> Version:
        if self.version is None:
            raise Http404
        return self.version


def index_of(code: str) -> Index:
    """Raises Http404."""
    found = choices.index_by_code(code)
    if found is None:
        raise Http404
    return found


def asked(request: SignedIn, code: str) -> Asked:
    """Raises Http404, Refused for what is no period."""
    index = index_of(code)
    period = choices.asked(index, request.GET.get("ky", ""), clock.today())
    return Asked(index, period, choices.version_in(index, period))


def unit_of(request: SignedIn, code: str) -> Unit:
    """The office of an address, with those under it. Raises Http404, Denied where its figures may not be seen."""
    try:
        office = directory.office_by_code(code)
    except Refused as error:
        raise Http404 from error
    if office is None:
        raise Http404
    access.require_at(request.actor, VIEW, directory.subjects_of(office))
    return as_units([office])[0]


def may(request: SignedIn, permission: str, office: Office) -> bool:
    return access.may_at(request.actor, permission, directory.subjects_of(office))


def may_keep(request: SignedIn) -> bool:
    """Whether the reader writes indexes."""
    top = directory.top_office()
    return top is not None and may(request, KEEP, top)
