"""Counters: queues, numbers, calls, appointments, days without appointment."""

from tinhso.engines.counters.fairness import Called, Fairness, Waiting, choose, order
from tinhso.engines.counters.halls import (
    absent_today,
    appointments_of,
    booked_on,
    call_at,
    called_now,
    counters_of,
    halls,
    halls_of,
    queues_of,
    sitting_of,
    tickets_of,
    times,
)
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.ruling import open_day_of, open_days, rule_of
from tinhso.engines.counters.verbs.booking import book, cancel, confirm, move
from tinhso.engines.counters.verbs.calling import call_again, call_next, call_ticket
from tinhso.engines.counters.verbs.drawing import arrive, draw
from tinhso.engines.counters.verbs.ending import bring_back, finish, give_up, is_about, mark_absent, transfer
from tinhso.engines.counters.verbs.setting_up import (
    close_counter,
    close_queue,
    end_day,
    open_counter,
    open_day,
    open_queue,
    set_rule,
)
from tinhso.engines.counters.verbs.sitting import leave, sit_down
from tinhso.engines.counters.waiting import Place, Wait, place_of, waiting_at, waits

__all__ = [
    "Called",
    "Fairness",
    "Place",
    "Wait",
    "Waiting",
    "absent_today",
    "appointments_of",
    "arrive",
    "book",
    "booked_on",
    "bring_back",
    "call_again",
    "call_at",
    "call_next",
    "call_ticket",
    "called_now",
    "cancel",
    "choose",
    "close_counter",
    "close_queue",
    "confirm",
    "counters_of",
    "draw",
    "end_day",
    "finish",
    "give_up",
    "hall_name",
    "is_about",
    "halls",
    "halls_of",
    "leave",
    "mark_absent",
    "move",
    "open_counter",
    "open_day",
    "open_day_of",
    "open_days",
    "open_queue",
    "order",
    "place_of",
    "queues_of",
    "rule_of",
    "set_rule",
    "sit_down",
    "sitting_of",
    "tickets_of",
    "times",
    "transfer",
    "waiting_at",
    "waits",
]
