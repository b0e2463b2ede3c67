"""The forms in which a board leaves the house."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.systems.ioc.boards.asked import Asked


@dataclass(frozen=True)
class Kind:
    """``made_by`` is a dotted path: the libraries behind the forms are loaded when one is first asked for."""

    name: str
    type: str
    made_by: str


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "pdf": Kind("PDF", "application/pdf", "tinhso.systems.ioc.exports.pdf:as_pdf"),
    "xlsx": Kind("Excel", f"{OFFICE}.spreadsheetml.sheet", "tinhso.systems.ioc.exports.spreadsheet:as_spreadsheet"),
    "pptx": Kind("PowerPoint", f"{OFFICE}.presentationml.presentation", "tinhso.systems.ioc.exports.slides:as_slides"),
}


def ways_out(asked: Asked, board: str) -> list[tuple[str, str]]:
    """(name, address) of each form of a board, or of the home page (``""``), for the same unit and period."""
    what = {"bang": board} if board else {}
    return [(kind.name, asked.address("ioc:export", code, **what)) for code, kind in KINDS.items()]
