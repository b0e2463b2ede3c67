"""Events: what happened, who did it, who looked."""

from tinhso.engines.events import feed
from tinhso.engines.events.actor import PLATFORM, Actor
from tinhso.engines.events.listening import on, tell_now, telling_here
from tinhso.engines.events.recording import history, last_look, looked, record, together
from tinhso.engines.events.sealing import head, seal
from tinhso.engines.events.verifying import Broken, verify
from tinhso.engines.events.years import make_years

__all__ = [
    "PLATFORM",
    "Actor",
    "Broken",
    "feed",
    "head",
    "history",
    "last_look",
    "looked",
    "make_years",
    "on",
    "record",
    "seal",
    "together",
    "tell_now",
    "telling_here",
    "verify",
]
