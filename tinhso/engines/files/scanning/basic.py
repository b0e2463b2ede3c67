"""The scanner of an installation without ClamAV: it knows one signature and says so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tinhso.engines.files.models import File
from tinhso.engines.files.scanning.scanner import Scanner

# The industry's harmless test virus, taken apart so that scanners leave this file alone.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_PROGRAMS = (b"MZ\x90\x00", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_MOST = 200 * 2**20


class BasicScanner(Scanner):
    """Finds the EICAR test signature and programs, also inside archives; it is no virus scanner."""

    code = "basic"

    def scan(self, data: bytes) -> File.Scan:
        try:
            infected = any(EICAR in part or part.startswith(_PROGRAMS) for part in _parts(data))
        except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, ValueError):
            return File.Scan.UNSCANNABLE
        return File.Scan.INFECTED if infected else File.Scan.CLEAN

    def check(self) -> list[str]:
        return [_("No virus scanner is set up: only test signatures and programs are found. Set TINHSO_CLAMD.")]


def _parts(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST:
                raise ValueError("too large to unpack")
            for entry in archive.infolist():
                yield archive.read(entry)
