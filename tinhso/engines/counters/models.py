"""Counters, the queues before them, tickets, appointments, and the dated rules of a hall."""

from tinhso.engines.counters.appointments import Appointment, Slot
from tinhso.engines.counters.desks import Counter, Queue, Sitting
from tinhso.engines.counters.rules import OpenDay, Rule
from tinhso.engines.counters.tickets import Call, NumberBook, Ticket

__all__ = ["Appointment", "Call", "Counter", "NumberBook", "OpenDay", "Queue", "Rule", "Sitting", "Slot", "Ticket"]
