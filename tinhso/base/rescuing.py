"""What a killed worker had in hand goes back into the queue.

A worker gives a sign of life every ten seconds; the jobs of one that gives none would stay "being done" for ever.
"""

from __future__ import annotations

from django.db import IntegrityError, connection, transaction

from tinhso.base.jobs import job

SILENT = 60  # seconds without a sign of life
_STALLED = """
    SELECT job.id FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
    WHERE job.status = 'doing' AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %s))
    ORDER BY job.id"""


@job(every="* * * * *", once=True)
def take_up_again() -> None:
    """Every minute: each job without a living worker waits for one again; a job may run twice."""
    with connection.cursor() as cursor:
        cursor.execute(_STALLED, [SILENT])
        for (key,) in cursor.fetchall():
            try:
                with transaction.atomic():
                    cursor.execute("SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)", [key])
            except IntegrityError:  # of the jobs that wait at most once, another one waits already
                cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [key])
