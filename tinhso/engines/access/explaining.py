"""Why somebody may or may not: for the one who answers the telephone."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext as _

from tinhso.engines.access.declared import declared
from tinhso.engines.access.involving import involved
from tinhso.engines.access.models import Subject
from tinhso.engines.access.powers import powers
from tinhso.engines.events.api import PLATFORM, Actor


def explain(actor: Actor | None, permission: str, record: models.Model) -> list[str]:
    """Sentences: the answer first, then each way by which the right is there, or what is missing."""
    right = {"right": declared(permission).label}
    if actor is None:
        return [_("No. Nobody is signed in.")]
    if actor == PLATFORM:
        return [_("Yes. The platform itself acts.")]
    ways = _ways(actor, permission, involved(record))
    if ways:
        return [_("Yes: “%(right)s” on this record.") % right, *ways]
    held = powers(actor).reach(permission)
    if not held:
        return [_("No. “%(right)s” is granted to this person and position nowhere at this moment.") % right]
    return [
        _("No. “%(right)s” is held, but not on this record.") % right,
        _("It is held on: %(subjects)s.") % {"subjects": _list(held)},
        _("The record belongs to: %(subjects)s.") % {"subjects": _list(involved(record))},
    ]


def _ways(actor: Actor, permission: str, subjects: frozenset[int]) -> list[str]:
    held = powers(actor)
    ways = []
    if declared(permission).own and actor.subject in subjects:
        ways.append(_("It is the person's own record."))
    if reach := held.granted.get(permission, frozenset()) & subjects:
        ways.append(_("Granted to the person or the position on: %(subjects)s.") % {"subjects": _list(reach)})
    for giver, lent in held.lent.get(permission, {}).items():
        if reach := lent & subjects:
            words = {"giver": giver, "subjects": _list(reach)}
            ways.append(_("Delegated by position %(giver)s on: %(subjects)s.") % words)
    return ways


def _list(subjects: Iterable[int]) -> str:
    kinds = dict(Subject.objects.filter(pk__in=subjects).values_list("pk", "kind"))
    return ", ".join(f"{s} ({Subject.Kind(kinds[s]).label})" if s in kinds else str(s) for s in sorted(subjects))
