"""How often one place may begin a report, hand one over from a device, or act on its own ones."""

from __future__ import annotations

from tinhso.engines.accounts.api import Rate, Throttle, throttled

DRAFTS = Throttle("feedback.draft", address=Rate(60, 20), subject=Rate(60, 20))
ACTS = Throttle("feedback.own", address=Rate(60, 20), subject=Rate(60, 20))


begins = throttled(DRAFTS)
acts = throttled(ACTS)
