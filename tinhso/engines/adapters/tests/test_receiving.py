from threading import Barrier, Thread

import pytest
from django.db import connection

from tinhso.base.errors import AlreadyDone
from tinhso.engines.adapters.api import receive
from tinhso.engines.adapters.models import Incoming


class Handler:
    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return {"number": self.times}


@pytest.mark.goal("documents-22")
@pytest.mark.django_db
def test_the_same_message_again_gets_the_same_answer_and_does_nothing():
    handle = Handler()
    answers = [receive("bank", "m-1", "a", handle) for _ in range(3)]
    assert (answers, handle.times) == ([{"number": 1}] * 3, 1)


@pytest.mark.django_db
def test_the_same_identifier_with_other_content_is_refused():
    receive("bank", "m-1", "a", Handler())
    handle = Handler()
    with pytest.raises(AlreadyDone):
        receive("bank", "m-1", "b", handle)
    assert handle.times == 0


@pytest.mark.django_db
def test_a_message_whose_handling_fails_is_not_remembered():
    with pytest.raises(ZeroDivisionError):
        receive("bank", "m-1", "a", lambda: {"number": 1 // 0})
    assert receive("bank", "m-1", "a", Handler()) == {"number": 1}


@pytest.mark.django_db
def test_two_partners_may_use_the_same_identifier():
    handle = Handler()
    assert [receive(p, "m-1", "a", handle)["number"] for p in ("bank", "paygov")] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_of_eight_copies_that_arrive_together_one_is_handled_and_all_get_its_answer():
    handle, start, answers = Handler(), Barrier(8), []

    def deliver():
        start.wait()
        answers.append(receive("bank", "m-1", "a", handle))
        connection.close()

    threads = [Thread(target=deliver) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (answers, handle.times, Incoming.objects.count()) == ([{"number": 1}] * 8, 1, 1)
