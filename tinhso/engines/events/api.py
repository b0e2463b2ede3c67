"""Events: what happened, who did it, who looked."""

from tinhso.engines.events.actor import PLATFORM, Actor
from tinhso.engines.events.listening import on
from tinhso.engines.events.recording import history, looked, record

__all__ = ["PLATFORM", "Actor", "history", "looked", "on", "record"]
