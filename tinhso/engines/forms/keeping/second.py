"""Nobody publishes what they wrote themselves."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.keeping.models import Act
from tinhso.engines.forms.versions import ProcedureVersion


def authors_of(version: ProcedureVersion) -> set[int]:
    """The subjects of the people who wrote on the version."""
    return set(version.acts.filter(kind=Act.Kind.DRAFTED).values_list("who", flat=True))


def require_second_person(version: ProcedureVersion, by: Actor) -> None:
    """Raises Refused unless the version was proposed, and ``by`` did not write on it."""
    if version.acts.order_by("pk").values_list("kind", flat=True).last() != Act.Kind.PROPOSED:
        raise Refused(_("This version was not proposed for checking yet."))
    if by.subject in authors_of(version):
        raise Refused(_("You wrote on this version yourself. Another person must check and publish it."))
