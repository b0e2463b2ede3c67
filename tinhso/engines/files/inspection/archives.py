"""ZIP archives and the office documents that are ZIP inside: no bombs, no macros, no programs, no way out."""

from __future__ import annotations

import io
import zipfile
import zlib

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 2**20
MOST_RATIO = 100  # how many times larger than packed, counted above 10 MB
_CHUNK = 2**18
_PROGRAMS = (
    ".exe", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".lnk",
    ".msi", ".jar", ".apk", ".sh", ".docm", ".xlsm", ".pptm", ".html", ".htm", ".svg",
)  # fmt: skip
_PACKED = (".zip", ".rar", ".7z", ".gz", ".tar", ".xz", ".bz2", ".cab", ".iso")


def check(data: bytes) -> None:
    """Refuse what is dangerous to unpack; every entry is really unpacked, since declared sizes may lie."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise _refused(_("The archive holds too many files. Please send them in smaller parts."))
            for entry in entries:
                _check_name(entry)
            _unpack(archive, entries, packed=len(data))
            _check_types(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise _refused(_("The archive is damaged and cannot be opened. Please make it again.")) from error


def _check_name(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.lower()
    if entry.flag_bits & 1:
        raise _refused(_("The archive is locked with a password. Please send it unlocked."))
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
        raise _refused(_("The archive holds a file that would be written outside its folder. Please make it again."))
    if name.endswith("vbaproject.bin") or name.endswith(_PROGRAMS):
        raise _refused(_("The file holds a macro or a program. Please save it without, or as PDF."))
    if name.endswith(_PACKED):
        raise _refused(_("The archive holds another archive. Please send the documents themselves."))


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], packed: int) -> None:
    limit = min(MOST_UNPACKED, max(10 * 2**20, packed * MOST_RATIO))
    if sum(entry.file_size for entry in entries) > limit:
        raise _bomb()
    total = 0
    for entry in entries:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > limit:
                    raise _bomb()


def _check_types(archive: zipfile.ZipFile) -> None:
    if "[Content_Types].xml" in archive.namelist() and b"macroenabled" in archive.read("[Content_Types].xml").lower():
        raise _refused(_("The file holds a macro or a program. Please save it without, or as PDF."))


def _bomb() -> Refused:
    return _refused(_("The archive unpacks to far more than it should. It cannot be accepted."))


def _refused(sentence: str | Promise) -> Refused:
    return Refused(sentence, field="file")
