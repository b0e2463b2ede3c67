import threading

import pytest
from django.db import connection

from tinhso.base import clock
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.folding import fold
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.tests.machine import Province, clean, connect
from tinhso.engines.indicators.tests.trial import CAME, ONLINE, happened, use

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def an_empty_table():
    clean()
    yield
    clean()


@pytest.mark.goal("ioc-11")
@pytest.mark.goal("ioc-8")
@pytest.mark.parametrize("seed", range(4))
def test_figures_are_exact_under_writers_folds_open_transactions_corrections_restores_and_mergers(seed):
    Province(seed).live(steps=60)


def largest_number_seen() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(xid::text::bigint), 0) + 1 FROM events_event")
        return str(cursor.fetchone()[0])


class Careless(Province):
    """The same steps with a watermark that forgets open transactions."""

    upto = staticmethod(largest_number_seen)


@pytest.mark.parametrize("seed", range(4))
def test_a_watermark_at_the_largest_number_seen_is_caught(seed):
    with pytest.raises(AssertionError, match="trial"):
        Careless(seed).live(steps=200)


@pytest.mark.goal("ioc-24")
def test_readers_see_whole_transactions_while_others_write_and_fold(monkeypatch):
    """Every transaction adds and takes back one, so whatever is read at any moment is exactly 0."""
    use(monkeypatch, CAME, ONLINE)
    stop, seen, folds, broken = threading.Event(), [], [], []

    def write() -> None:
        with connect() as own:
            while not stop.is_set():
                with own.transaction(), own.cursor() as cursor:
                    for sign in (1, -1):
                        happened("came", clock.at(2026, 11, 22), channel="portal", sign=sign, cursor=cursor)

    def again(work) -> None:
        try:
            while not stop.is_set():
                work()
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    def look() -> None:
        total = figures([CAME, ONLINE], period=Period.month(2026, 11), compare=()).total
        seen.append((total["trial.came"].value, total["trial.online"].value))

    threads = [
        threading.Thread(target=write),
        threading.Thread(target=write),
        threading.Thread(target=again, args=[lambda: folds.append(fold())]),
        threading.Thread(target=again, args=[look]),
    ]
    for thread in threads:
        thread.start()
    while len(seen) < 60 and not broken:
        threads[3].join(0.05)
    stop.set()
    for thread in threads:
        thread.join()
    assert not broken
    assert set(seen) == {(0, 0)}
    assert len(folds) > 5
