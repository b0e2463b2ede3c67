import socket
import struct
import threading

import pytest

from tinhso.base.errors import Refused
from tinhso.base.jobs import drain
from tinhso.engines.events.models import Event
from tinhso.engines.files.api import ANYTHING, read, readable, scan_now, scanner, store
from tinhso.engines.files.models import File
from tinhso.engines.files.scanning.basic import EICAR, BasicScanner
from tinhso.engines.files.scanning.clamd import Clamd
from tinhso.engines.files.scanning.scanner import ScannerDown
from tinhso.engines.files.tests.conftest import archive

pytestmark = pytest.mark.django_db


class Daemon:
    """A daemon on a local socket that gives the answers it is told and keeps what it was sent."""

    def __init__(self, path, *answers: bytes):
        self.got: list[bytes] = []
        self.line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.line.bind(str(path))
        self.line.listen()
        self.thread = threading.Thread(target=self._serve, args=[answers], daemon=True)
        self.thread.start()

    def _serve(self, answers):
        for answer in answers:
            peer, _ = self.line.accept()
            with peer, peer.makefile("rb") as stream:
                command = b""
                while not command.endswith(b"\0"):
                    command += stream.read(1)
                if command == b"zINSTREAM\0":
                    while size := struct.unpack("!L", stream.read(4))[0]:
                        self.got.append(stream.read(size))
                peer.sendall(answer)


@pytest.fixture
def address(tmp_path_factory):
    return tmp_path_factory.mktemp("c") / "s"


@pytest.mark.goal("cases-6")
def test_a_file_waits_until_the_scanner_has_called_it_clean(pdf):
    file = store(pdf, name="a.pdf", owner=7)
    with pytest.raises(Refused):
        readable(file)
    assert drain() == 1
    assert readable(File.objects.get(pk=file.pk)).scan == File.Scan.CLEAN
    assert Event.objects.count() == 0


def test_the_test_virus_is_found_inside_an_archive_and_stays_closed():
    file = store(archive(**{"a.txt": EICAR}), name="a.zip", owner=7, accept=ANYTHING)
    assert scan_now(file.pk).scan == File.Scan.INFECTED
    with pytest.raises(Refused):
        readable(File.objects.get(pk=file.pk))
    assert Event.objects.get(kind="files.held").facts == {"scan": "infected"}
    assert scan_now(file.pk).scan == File.Scan.INFECTED  # twice changes nothing
    assert Event.objects.count() == 1


def test_the_basic_scanner_says_that_it_is_none():
    assert len(BasicScanner().check()) == 1
    assert scanner().code == "basic"


@pytest.mark.parametrize(
    ("answer", "scan"),
    [
        (b"stream: OK\0", File.Scan.CLEAN),
        (b"stream: Eicar-Test-Signature FOUND\0", File.Scan.INFECTED),
        (b"INSTREAM size limit exceeded. ERROR\0", File.Scan.UNSCANNABLE),
    ],
)
def test_clamav_answers(pdf, address, settings, answer, scan):
    daemon = Daemon(address, answer)
    settings.CLAMD_ADDRESS = str(address)
    file = store(pdf, name="a.pdf", owner=7)
    assert scan_now(file.pk).scan == scan
    assert b"".join(daemon.got) == read(file)


def test_a_file_keeps_waiting_while_clamav_is_down(pdf, address, settings):
    settings.CLAMD_ADDRESS = str(address)
    file = store(pdf, name="a.pdf", owner=7)
    with pytest.raises(ScannerDown):
        scan_now(file.pk)
    assert File.objects.get(pk=file.pk).scan == File.Scan.WAITING
    assert len(Clamd().check()) == 1


def test_clamav_is_well_when_it_answers_pong(address):
    Daemon(address, b"PONG\0")
    assert Clamd(str(address)).check() == []
