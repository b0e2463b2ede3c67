"""Seeing personal data in full asks for a right and a reason, and is written down."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.access.asking import require
from tinhso.engines.access.masking import CLASSES
from tinhso.engines.events.api import Actor, looked

SHORTEST_REASON = 10  # characters


def unmask(actor: Actor, record: models.Model, data_class: str, reason: str) -> None:
    """Write down that ``actor`` looks at this class of personal data of ``record``; then show it in full.

    Raises Denied without ``access.unmask`` on the record, Refused (field ``reason``) without a real reason,
    LookupError for an unknown class.
    """
    if data_class not in CLASSES:
        raise LookupError(f"{data_class} is not a class of personal data.")
    actor = require(actor, "access.unmask", record)
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(_("Say in a sentence what you need this personal data for."), field="reason")
    looked(record, by=actor, data_class=data_class, reason=reason.strip())
