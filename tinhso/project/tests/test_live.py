import asyncio

import psycopg
import pytest
from django.db import connection

from tinhso.base.channel import ticket
from tinhso.project import live
from tinhso.project.tests.asgi import Visit, running

pytestmark = pytest.mark.django_db(transaction=True)
ADD = "INSERT INTO events_event (kind, at, office) VALUES ('trial.came', now(), %s)"


@pytest.fixture
def address():
    values = {k: v for k, v in connection.get_connection_params().items() if k not in {"cursor_factory", "context"}}
    yield psycopg.conninfo.make_conninfo(**values)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE; TRUNCATE events_event; RESET ROLE")


async def happen(address: str, *offices: int) -> None:
    async with await psycopg.AsyncConnection.connect(address) as own:
        for office in offices:
            await own.execute(ADD, [office])


async def opened(app, offices, **headers) -> Visit:
    """A browser that listens and has been told once, as everybody is who comes."""
    visit = Visit(app, "/song", f"token={ticket(offices)}", {k.replace("_", "-"): v for k, v in headers.items()})
    assert await visit.status() == 200
    assert await visit.text() == "retry: 3000\n\n"
    return visit


@pytest.mark.goal("ioc-24")
def test_a_browser_is_told_of_its_own_offices_once_for_many_events(address, monkeypatch):
    monkeypatch.setattr(live, "APART", 0.01)

    async def scene():
        app = live.Live(lambda: address)
        async with running(app):
            mine, others = await opened(app, [7]), await opened(app, [8])
            assert "event: changed" in await mine.text()
            assert "event: changed" in await others.text()
            await happen(address, *[7] * 20)
            told = await mine.text()
            assert told == f"id: {app.hub.number}\nevent: changed\ndata: {{}}\n\n"
            await happen(address, 8)
            assert "event: changed" in await others.text()
            assert mine.sent.empty()
            await mine.leave()
            assert len(app.hub.watchers) == 1
            await others.leave()

    asyncio.run(scene())


def test_one_who_comes_back_and_missed_nothing_is_left_in_peace(address, monkeypatch):
    monkeypatch.setattr(live, "BEAT", 0.01)

    async def scene():
        app = live.Live(lambda: address)
        async with running(app):
            back = await opened(app, None, last_event_id=app.hub.number)
            assert await back.text() == ": still here\n\n"
            await happen(address, 9)
            while (text := await back.text()) == ": still here\n\n":
                pass
            assert "event: changed" in text
            await back.leave()

    asyncio.run(scene())


@pytest.mark.parametrize(("path", "query", "status"), [("/song", "token=forged", 403), ("/khac", "", 404)])
def test_a_stranger_hears_nothing(address, path, query, status):
    async def scene():
        app = live.Live(lambda: address)
        async with running(app):
            assert await Visit(app, path, query, {}).status() == status
            assert app.hub.watchers == set()

    asyncio.run(scene())


def test_after_a_lost_connection_everybody_is_told(address, monkeypatch):
    monkeypatch.setattr(live, "APART", 0.01)

    async def scene():
        app = live.Live(lambda: address)
        async with running(app):
            visit = await opened(app, [7])
            await visit.text()
            async with await psycopg.AsyncConnection.connect(address, autocommit=True) as own:
                await own.execute("SET ROLE NONE")
                await own.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE query LIKE 'LISTEN tinhso_events%' AND datname = current_database()"
                )
            assert "event: changed" in await visit.text()
            await visit.leave()

    asyncio.run(scene())


def test_a_server_that_tells_no_beginning_is_served_as_well(address):
    async def scene():
        app = live.Live(lambda: address)
        visit = await opened(app, [7])
        assert "event: changed" in await visit.text()
        await visit.leave()
        app.listening.cancel()

    asyncio.run(scene())
