"""An office that issues two kinds of papers, its chairwoman, and a citizen."""

from __future__ import annotations

import pytest

from tinhso.base.ids import uuid7
from tinhso.engines.directory.api import register_person
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.papers import kinds
from tinhso.engines.papers.api import PaperKind, Shown
from tinhso.engines.signatures.tests.conftest import chairman, office, own_authority, signatures_root

__all__ = ["chairman", "office", "own_authority", "signatures_root"]

LETTER = PaperKind(
    code="papers.letter",
    name="Giấy xác nhận",
    template="engines/papers/tests/letter.typ",
    number="{n:02}/XN-{symbol}",
    needs=("name", "text", "symbol"),
    public=(Shown("name", "Họ và tên", "name"), Shown("day", "Ngày")),
)
NOTE = PaperKind(
    code="papers.note", name="Phiếu", template="engines/papers/tests/letter.typ", needs=("name", "text"), sealed=False
)
DATA = {
    "name": "Đặng Thị Ngọc Ửng",
    "text": "Xác nhận đã nộp đủ giấy tờ; thửa đất ở ấp Bình Hữu, rộng 1.250 m².",
    "symbol": "UBND",
    "day": "2026-11-22",
}


@pytest.fixture(autouse=True)
def two_kinds(monkeypatch, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    monkeypatch.setattr(kinds, "offered", lambda point: ((LETTER, NOTE),))
    kinds.kinds.cache_clear()
    yield
    kinds.kinds.cache_clear()


@pytest.fixture
def citizen(db) -> Person:
    return register_person(name="Đặng Thị Ngọc Ửng", by=PLATFORM)


@pytest.fixture
def letter_of(office, citizen):
    """The arguments of ``issue`` for a letter to the citizen."""
    return {
        "office": office, "data": DATA, "about": uuid7(), "owner": citizen.party.subject_id, "by": PLATFORM,
    }  # fmt: skip
