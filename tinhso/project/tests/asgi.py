"""A browser and a server for a bare ASGI application, in one process."""

import asyncio
from contextlib import asynccontextmanager


class Visit:
    """One request: what the application has sent so far, and a way to leave."""

    def __init__(self, app, path: str, query: str, headers: dict[str, str]) -> None:
        self.sent, self.leaving = asyncio.Queue(), asyncio.Event()
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        self.task = asyncio.create_task(app(scope, self._receive, self.sent.put))

    async def _receive(self) -> dict:
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def status(self) -> int:
        return (await asyncio.wait_for(self.sent.get(), 5))["status"]

    async def text(self) -> str:
        return (await asyncio.wait_for(self.sent.get(), 5))["body"].decode()

    async def leave(self) -> None:
        self.leaving.set()
        await asyncio.wait_for(self.task, 5)


@asynccontextmanager
async def running(app):
    """The application between start-up and shut-down, listening."""
    said, told = asyncio.Queue(), asyncio.Queue()
    server = asyncio.create_task(app({"type": "lifespan"}, said.get, told.put))
    await said.put({"type": "lifespan.startup"})
    await told.get()
    await asyncio.wait_for(app.hub.listens.wait(), 5)
    yield
    await said.put({"type": "lifespan.shutdown"})
    await asyncio.wait_for(server, 5)
