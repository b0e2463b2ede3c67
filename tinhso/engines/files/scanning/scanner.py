"""The port to a virus scanner."""

from __future__ import annotations

from abc import ABC, abstractmethod

from django.conf import settings
from django.utils.module_loading import import_string

from tinhso.engines.files.models import File


class ScannerDown(Exception):
    """The scanner does not answer; the file keeps waiting and is tried again."""


class Scanner(ABC):
    """Says of some bytes whether they are clean, infected or cannot be scanned."""

    code: str

    @abstractmethod
    def scan(self, data: bytes) -> File.Scan:
        """CLEAN, INFECTED or UNSCANNABLE; raises ScannerDown when there is no answer."""

    @abstractmethod
    def check(self) -> list[str]:
        """What an operator must know or mend, as sentences; empty when all is well."""


def scanner() -> Scanner:
    """ClamAV where the setting ``CLAMD_ADDRESS`` names its socket, the basic scanner otherwise."""
    name = "clamd.Clamd" if settings.CLAMD_ADDRESS else "basic.BasicScanner"
    chosen: Scanner = import_string(f"tinhso.engines.files.scanning.{name}")()
    return chosen
