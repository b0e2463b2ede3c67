"""Serving: the standard library's WSGI server, one thread a request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from pretend.app import App
from pretend.partner import World


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that breaks is part of the play."""


class _Handler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """The partners keep quiet."""

    def address_string(self) -> str:
        return str(self.client_address[0])

    def get_stderr(self) -> Any:
        return _Nowhere()


class _Nowhere:
    def write(self, text: str) -> None: ...
    def writelines(self, lines: list[str]) -> None: ...
    def flush(self) -> None: ...


def serve(app: App, host: str, port: int) -> None:
    """Serve until interrupted; raises OSError if the port is taken."""
    with _server(app, host, port) as server:
        server.serve_forever()


@contextmanager
def running(data: Path, province_url: str = "http://testserver", **world: Any) -> Iterator[tuple[str, App]]:
    """The partners in a thread on a free port of 127.0.0.1, for tests: their address and the application."""
    with _server(None, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        app = App(World(data, url, province_url, **world), sleep=lambda seconds: None)
        server.set_app(app)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield url, app
        finally:
            server.shutdown()
            thread.join()
            app.close()


def _server(app: App | None, host: str, port: int) -> _Server:
    made = make_server(host, port, app, server_class=_Server, handler_class=_Handler)  # type: ignore[arg-type]
    assert isinstance(made, _Server)
    return made
