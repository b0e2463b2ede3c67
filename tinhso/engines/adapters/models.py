"""Deliveries to partners, messages from them, and the state of each line."""

from tinhso.engines.adapters.incoming import Incoming
from tinhso.engines.adapters.line import Line
from tinhso.engines.adapters.outgoing import Outgoing

__all__ = ["Incoming", "Line", "Outgoing"]
