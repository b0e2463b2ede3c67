"""ClamAV's daemon, spoken to over its socket (INSTREAM)."""

from __future__ import annotations

import socket
import struct

from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.engines.files.models import File
from tinhso.engines.files.scanning.scanner import Scanner, ScannerDown

_CHUNK = 2**16
_SECONDS = 60.0


class Clamd(Scanner):
    """``address``: a socket's path, or host:port."""

    code = "clamd"

    def __init__(self, address: str = "") -> None:
        self.address = address or settings.CLAMD_ADDRESS

    def scan(self, data: bytes) -> File.Scan:
        answer = self._ask(b"zINSTREAM\0", data)
        if answer.endswith("OK"):
            return File.Scan.CLEAN
        if answer.endswith("FOUND"):
            return File.Scan.INFECTED
        return File.Scan.UNSCANNABLE  # "… ERROR": larger than StreamMaxLength, or of a form it cannot open

    def check(self) -> list[str]:
        try:
            answer = self._ask(b"zPING\0")
        except ScannerDown as error:
            return [
                _("The virus scanner at %(address)s does not answer: %(error)s. Uploaded files keep waiting.")
                % {"address": self.address, "error": error}
            ]
        return [] if answer == "PONG" else [_("The virus scanner answers strangely: %(answer)s") % {"answer": answer}]

    def _ask(self, command: bytes, data: bytes | None = None) -> str:
        try:
            with self._connect() as line:
                line.sendall(command)
                if data is not None:
                    self._send(line, data)
                return self._answer(line)
        except OSError as error:
            raise ScannerDown(str(error)) from error

    def _connect(self) -> socket.socket:
        if "/" in self.address:
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(_SECONDS)
            line.connect(self.address)
            return line
        host, _colon, port = self.address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=_SECONDS)

    @staticmethod
    def _send(line: socket.socket, data: bytes) -> None:
        try:
            for start in range(0, len(data), _CHUNK):
                chunk = data[start : start + _CHUNK]
                line.sendall(struct.pack("!L", len(chunk)) + chunk)
            line.sendall(struct.pack("!L", 0))
        except (BrokenPipeError, ConnectionResetError):
            return  # it hangs up on a stream above its limit, and its answer says so

    @staticmethod
    def _answer(line: socket.socket) -> str:
        answer = b""
        while not answer.endswith(b"\0") and (more := line.recv(4096)):
            answer += more
        if not answer:
            raise OSError("no answer")
        return answer.rstrip(b"\0\n").decode("utf-8", "replace")
