"""Typesetting: a typst template and its data become a PDF, in the province's own fonts alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import fontpkg_be_vietnam_pro
import typst
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]  # templates import one another by paths below tinhso/
_lock = Lock()


@dataclass(frozen=True)
class Place:
    """Where a template put a mark: the page (from 0) and the point, in PDF points from the bottom left."""

    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Sheet:
    """A typeset PDF and the places that its template marked, by name."""

    pdf: bytes
    places: Mapping[str, Place]


def typeset(template: str, data: Mapping[str, Any], *, at: datetime) -> Sheet:
    """Set ``template`` (a path below ``tinhso/``) with ``data``; ``at`` is the document's time.

    The same arguments give the same bytes. The template reads ``json(bytes(sys.inputs.data))``; a place is marked
    by the function ``mark`` of ``/base/typst/marks.typ``. Raises typst's error for a mistake in the template.
    """
    with _lock:
        compiler = _compiler(template)
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        pdf = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=at.astimezone(UTC).replace(microsecond=0))
        marks = json.loads(compiler.query("<mark>", field="value"))
    assert isinstance(pdf, bytes)
    return Sheet(pdf, {mark["name"]: Place(int(mark["page"]) - 1, mark["x"], mark["y"]) for mark in marks})


@cache
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(str(ROOT / template), root=str(ROOT), font_paths=_fonts(), sys_inputs={})


@cache
def _fonts() -> typst.Fonts:
    folders = [
        Path(settings.BASE_DIR) / "node_modules" / "@expo-google-fonts" / "tinos",
        Path(fontpkg_be_vietnam_pro.__file__).parent / "files",
    ]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in folders])
