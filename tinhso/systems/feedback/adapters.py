"""The outside parties of 1022; each is spoken to beside what it is for."""

from tinhso.systems.feedback.channels.adapters import ADAPTERS as CHANNELS
from tinhso.systems.feedback.open311.outbox import ADAPTERS as OPEN311

ADAPTERS = (*CHANNELS, *OPEN311)
