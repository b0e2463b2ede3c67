"""The classifier learns by night."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.systems.feedback.classifying.teaching import teach_if_new


@job(every="40 1 * * *", once=True)
def learn() -> None:
    """Once the officials' corrections of the day are in; nothing where none are new."""
    teach_if_new()
