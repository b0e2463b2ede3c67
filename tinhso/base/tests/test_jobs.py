import pytest
from django.db import connection

from tinhso.base.jobs import drain, job
from tinhso.base.rescuing import take_up_again

seen: list[int] = []


@job()
def remember(number: int) -> None:
    seen.append(number)


@pytest.mark.django_db
def test_a_deferred_job_runs_when_the_queue_is_drained_and_only_once():
    seen.clear()
    remember.later(number=7)
    assert seen == []
    assert drain() == 1
    assert seen == [7]
    assert drain() == 0


@job(queue="partners")
def call_somebody(number: int) -> None:
    seen.append(-number)


@pytest.mark.django_db
def test_what_the_house_does_for_itself_is_taken_up_before_what_waits_for_partners():
    for number in range(3):
        call_somebody.later(number=number)
    remember.later(number=7)
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_fetch_job_v2(NULL, NULL)")
        (name,) = cursor.fetchone()
    assert name == remember.name


@job(once=True)
def tidy() -> None:
    seen.append(0)


@pytest.mark.django_db
def test_what_waits_once_may_be_asked_for_again():
    tidy.later()
    tidy.later()
    assert drain() == 1


def held_by_a_worker(seconds_silent: int) -> int:
    """A job in the hands of a worker that gave its last sign of life so long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s)) "
            "RETURNING id",
            [seconds_silent],
        )
        (worker,) = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s RETURNING id", [worker])
        return int(cursor.fetchone()[0])


def states() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs ORDER BY id")
        return [state for (state,) in cursor.fetchall()]


@pytest.mark.django_db
@pytest.mark.parametrize(("silent", "found"), [(5, "doing"), (300, "todo")])
def test_what_a_killed_worker_had_in_hand_waits_again_and_a_living_ones_is_left_alone(silent, found):
    remember.later(number=7)
    held_by_a_worker(silent)
    take_up_again()
    assert states() == [found]


@pytest.mark.django_db
def test_of_a_job_that_waits_once_the_killed_one_gives_way_to_the_one_that_waits():
    tidy.later()
    held_by_a_worker(300)
    tidy.later()
    take_up_again()
    assert states() == ["failed", "todo"]
