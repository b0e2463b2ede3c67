"""As much of SMTP (RFC 5321) as taking a mail in needs."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable

LARGEST = 10 * 2**20
Take = Callable[[str, list[str], bytes], str]
"""Called with sender, recipients and the mail; returns the reply to the sending server."""


class Session(socketserver.StreamRequestHandler):
    """One sending server."""

    timeout = 30
    server: Sink

    def handle(self) -> None:
        self.sender, self.recipients = "", list[str]()
        self.say("220 mail.example ESMTP")
        while line := self.rfile.readline(4096):
            text = line.decode("utf-8", "replace").strip()
            verb, _, rest = text.partition(" ")
            if verb.upper() == "QUIT":
                return self.say("221 Bye")
            self.obey(verb.upper(), rest)
        return None

    def obey(self, verb: str, rest: str) -> None:
        if verb in {"HELO", "EHLO"}:
            self.say("250 mail.example")
        elif verb == "MAIL":
            self.sender, self.recipients = address(rest), []
            self.say("250 OK")
        elif verb == "RCPT":
            self.recipients.append(address(rest))
            self.say("250 OK")
        elif verb == "DATA" and self.recipients:
            self.say("354 End with a dot")
            content = self.content()
            self.say(self.server.take(self.sender, self.recipients, content) if content else "552 Too large")
        elif verb in {"RSET", "NOOP"}:
            self.say("250 OK")
        else:
            self.say("503 Not now")

    def content(self) -> bytes:
        """The mail up to the lone dot; empty if it is too large."""
        lines, size = list[bytes](), 0
        while (line := self.rfile.readline(LARGEST)) and line.rstrip(b"\r\n") != b".":
            size += len(line)
            if size <= LARGEST:
                lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines) if size <= LARGEST else b""

    def say(self, reply: str) -> None:
        self.wfile.write(reply.encode() + b"\r\n")


class Sink(socketserver.ThreadingTCPServer):
    """Listens in a thread of its own until it is closed."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, take: Take) -> None:
        super().__init__(("127.0.0.1", port), Session)
        self.take = take
        self.port = int(self.server_address[1])
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def close(self) -> None:
        self.shutdown()
        self.server_close()


def address(rest: str) -> str:
    """``FROM:<a@b> SIZE=3`` → ``a@b``."""
    return rest.partition("<")[2].partition(">")[0]
