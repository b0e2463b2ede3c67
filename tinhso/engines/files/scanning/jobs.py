"""Scanning after the commit, and sweeping what nobody refers to."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from tinhso.base.jobs import job
from tinhso.base.registry import offered
from tinhso.engines.events.api import PLATFORM, record
from tinhso.engines.files import disk
from tinhso.engines.files.models import File
from tinhso.engines.files.scanning.scanner import scanner
from tinhso.engines.files.sweeping import sweep


@job(retry=8)
def scan(file: str) -> None:
    """Have the scanner look at one file, unless it was forgotten meanwhile; tried again while the scanner is down."""
    if File.objects.filter(pk=file).exists():
        scan_now(UUID(file))


def scan_now(file: UUID) -> File:
    """The file with the scanner's answer, which is kept once; raises ScannerDown.

    Whoever waits for clean files offers ``file's key -> None`` at ``files.clean``.
    """
    found = File.objects.get(pk=file)
    if found.scan != File.Scan.WAITING:
        return found
    answer = scanner().scan(disk.get(found.sha256))
    with transaction.atomic():
        changed = File.objects.filter(pk=file, scan=File.Scan.WAITING).update(scan=answer)
        if changed and answer != File.Scan.CLEAN:
            record("files.held", on=found, by=PLATFORM, scan=answer.value)
        for tell in offered("files.clean") if changed and answer == File.Scan.CLEAN else ():
            tell(file)
    found.refresh_from_db()
    return found


@job(every="40 2 * * *", once=True)
def sweep_orphans() -> None:
    """Each night: content that was written but whose transaction never committed."""
    sweep()
