"""As much of an IMAP server (RFC 3501) as fetching unseen mails needs, for tests."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Session(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.say(b"* OK ready")
        while line := self.rfile.readline():
            tag, _, rest = line.strip().partition(b" ")
            if not self.answer(tag, rest.upper()):
                return

    def answer(self, tag: bytes, said: bytes) -> bool:
        box = self.server
        if said.startswith(b"CAPABILITY"):
            self.say(b"* CAPABILITY IMAP4rev1")
        elif said.startswith(b"LOGIN") and b"MAT-KHAU" not in said:
            self.say(tag + b" NO wrong")
            return True
        elif said.startswith(b"SELECT"):
            self.say(b"* %d EXISTS" % len(box.mails))
        elif said.startswith(b"UID SEARCH"):
            unseen = [b"%d" % n for n in range(1, len(box.mails) + 1) if n not in box.seen]
            self.say(b"* SEARCH " + b" ".join(unseen))
        elif said.startswith(b"UID FETCH"):
            number = int(said.split()[2])
            raw = box.mails[number - 1]
            self.say(b"* %d FETCH (UID %d BODY[]<0> {%d}" % (number, number, len(raw)))
            self.wfile.write(raw)
            self.say(b")")
        elif said.startswith(b"UID STORE"):
            box.seen.add(int(said.split()[2]))
        self.say(tag + b" OK done")
        return not said.startswith(b"LOGOUT")

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def __init__(self, mails: list[bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.mails, self.seen = mails, set[int]()


@contextmanager
def mailbox(*mails: bytes) -> Iterator[tuple[str, set[int]]]:
    """The address of a mailbox with these mails, and the numbers of those that were marked as seen."""
    with _Server(list(mails)) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"imap://hop%40tinh.example@127.0.0.1:{server.server_address[1]}/INBOX", server.seen
        server.shutdown()
