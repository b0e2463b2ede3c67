"""Each night: publish the month that has closed, revise those before."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.engines.disclosures.publishing import publish_closed


@job(every="40 0 * * *", once=True)
def publish_open_figures() -> None:
    """The first night after a month closes publishes it; later nights revise it where its records changed."""
    publish_closed()
