import pytest

from tinhso.base.jobs import drain, job

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
