"""Drafts are deleted 90 days after they were last touched."""

from __future__ import annotations

from datetime import timedelta

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.forms.drafts.models import Draft

KEPT = timedelta(days=90)


@job(every="30 2 * * *", once=True)
def delete_old_drafts() -> None:
    """Personal data that nobody needs any more (Law 91/2025/QH15): deleted for good."""
    Draft.objects.filter(changed_at__lt=clock.now() - KEPT).delete()
