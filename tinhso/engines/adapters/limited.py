"""A call with a time limit that holds even if the callee ignores its own."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, Queue
from threading import Thread
from typing import TypeVar

from django.utils.translation import gettext as _

T = TypeVar("T")


def within(seconds: float, call: Callable[[], T]) -> T:
    """Do ``call`` in a thread of its own. Raises TimeoutError after ``seconds``, or whatever the call raises.

    A thread that is late is left behind: it ends with its socket, and nobody waits for it.
    """
    done: Queue[tuple[T | None, BaseException | None]] = Queue()

    def run() -> None:
        try:
            done.put((call(), None))
        except BaseException as error:  # handed to the caller whole
            done.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        value, error = done.get(timeout=seconds)
    except Empty:
        raise TimeoutError(_("No answer within %(seconds)g seconds.") % {"seconds": seconds}) from None
    if error is not None:
        raise error
    return value  # type: ignore[return-value]
