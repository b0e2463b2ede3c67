"""By night the worker does what the rules of retention say."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.jobs import job
from tinhso.engines.access import api as access
from tinhso.systems.feedback.models import Conversation, Reporter
from tinhso.systems.feedback.privacy.anonymising import anonymise
from tinhso.systems.feedback.privacy.deleting import delete
from tinhso.systems.feedback.privacy.due import What, due, rules
from tinhso.systems.feedback.privacy.leaving import close

MOST = 2000  # in one night; the rest the next
_log = logging.getLogger("tinhso.feedback")


@job(every="10 1 * * *", once=True)
def keep_retention() -> None:
    """Delete first what is to be deleted, then make anonymous; each in a transaction of its own."""
    _each("delete", delete)
    _each("anonymise", anonymise)
    forget_conversations()


def forget_conversations() -> int:
    """Conversations that led to no report and have been silent as long as a public report is known; how many."""
    spans = [rule.days for rule in rules(clock.now()) if rule.what == "anonymise"]
    if not spans:
        return 0
    silent = Conversation.objects.filter(last_at__lt=clock.now() - timedelta(days=min(spans)), reporter__reports=None)
    rows = list(silent.filter(reporter__anonymised_at=None).select_related("reporter")[:MOST])
    for talk in rows:
        before = talk.reporter
        close(talk, Reporter.objects.create(subject_id=access.new_subject("person"), anonymised_at=clock.now()))
        if not before.conversations.exists():
            before.delete()
    return len(rows)


def _each(what: What, verb: Callable[[UUID], object]) -> None:
    with access.without_walls("the rules of retention reach every report"):
        keys = [report.pk for report in due(what)[:MOST]]
    for key in keys:
        try:
            verb(key)
        except Refused:
            _log.warning("retention: report %s is handled again and stays", key)
