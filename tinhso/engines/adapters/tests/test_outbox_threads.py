from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from tinhso.engines.adapters.api import post
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Outgoing


@pytest.mark.django_db(transaction=True)
def test_four_workers_deliver_each_of_forty_letters_exactly_once(post_office):
    with transaction.atomic():
        for key in range(40):
            post("post", "letter", {}, key=str(key))
    start = Barrier(4)

    def work():
        start.wait()
        while deliver("post"):
            pass
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(int(key) for _, _, key in post_office.sent) == list(range(40))
    assert Outgoing.objects.filter(state="sent").count() == 40
