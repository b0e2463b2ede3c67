"""Work that is done a moment later by the worker; deferring commits with the transaction.

The one place that knows procrastinate. A job takes identifiers, may run twice, and calls a verb.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Generic, ParamSpec

import procrastinate
from django.db import connection, transaction
from procrastinate.contrib.django import app as procrastinate_app
from procrastinate.exceptions import AlreadyEnqueued

P = ParamSpec("P")


class Job(Generic[P]):
    """A function that can be called now, or ``later`` by the worker."""

    def __init__(self, function: Callable[P, None], task: Any) -> None:
        self._function, self._task = function, task
        self.name: str = task.name
        self.__doc__ = function.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        self._function(*args, **kwargs)

    def later(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Have the worker do this once the current transaction has committed; what waits ``once`` waits already."""
        if self._task.queueing_lock is None:
            self._task.defer(**kwargs)
            return
        with suppress(AlreadyEnqueued), transaction.atomic():  # the refusal breaks its own savepoint only
            self._task.defer(**kwargs)

    def each_later(self, calls: Iterable[dict[str, Any]]) -> None:
        """``later`` for many calls in one statement."""
        if rows := list(calls):
            self._task.batch_defer(*rows)


def job(*, every: str = "", once: bool = False, retry: int = 0, queue: str = "default") -> Callable[..., Any]:
    """Make a function a job.

    ``every`` is a cron line in the province's time, ``once`` refuses a second copy in the queue, ``retry`` is
    how often a failure is tried again, waiting longer each time. What is of another ``queue`` than the house's own
    (calls to ``partners``, ``upkeep`` of many records) is taken up only when nothing of the house waits: a hundred
    messages to be sent keep nobody from seeing what was just decided.
    """

    def make(function: Callable[P, None]) -> Job[P]:
        name = f"{function.__module__}.{function.__name__}"
        strategy = procrastinate.RetryStrategy(max_attempts=retry, exponential_wait=3) if retry else False
        target: Callable[..., None] = _without_timestamp(function) if every else function
        task = procrastinate_app.task(
            name=name, queue=queue, priority=0 if queue == "default" else -1, retry=strategy,
            queueing_lock=name if once else None,
        )(target)  # fmt: skip
        if every:
            procrastinate_app.periodic(cron=every)(task)
        return Job(function, task)

    return make


def _without_timestamp(function: Callable[..., None]) -> Callable[..., None]:
    def run(timestamp: int = 0) -> None:
        function()

    return run


def drain(limit: int = 1000, *, only: str = "") -> int:
    """Do every waiting job here and now, in this connection; for tests, planting and commands. Returns how many.

    ``only`` is the name of one job; the others go on waiting.
    """
    done = 0
    while done < limit and (found := _next(only)) is not None:
        key, name, arguments = found
        procrastinate_app.tasks[name].func(**arguments)
        _finish(key)
        done += 1
    return done


def _next(only: str) -> tuple[int, str, dict[str, Any]] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'todo' AND %s IN ('', task_name) "
            "AND (scheduled_at IS NULL OR scheduled_at <= base_now()) ORDER BY id LIMIT 1",
            [only],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    return row[0], row[1], json.loads(row[2]) if isinstance(row[2], str) else row[2]


def _finish(key: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [key])
