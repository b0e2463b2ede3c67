"""What one scanned page is: a cover sheet with its code, one that cannot be read, an empty back, or a page of a paper.

A sheet says what it is three times, by two QR codes and a barcode; two black bands are seen even where every code is
torn or smeared. A sheet that is seen and not read keeps its papers for a person: they never go to the paper before.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import zxingcpp
from PIL import Image

from tinhso.systems.services.counter.scanning.codes import read_code

DPI = 150
_FORMATS = zxingcpp.barcode_formats_from_str("QRCode,Code128")
_ZONE, _DARK, _PAPER = 30, 110, 205  # millimetres of a zone; grey values below which a spot is black, or is written on
_BAND, _WIDE, _BLANK = 0.12, 0.55, 0.0015  # shares: of a zone that is black, of its width, of a page that is written on


@dataclass(frozen=True)
class Seen:
    """One page. ``code`` names the paper of a cover sheet; a sheet without one could not be read."""

    is_sheet: bool = False
    code: str = ""
    is_blank: bool = False


def look(page: Image.Image) -> Seen:
    """Look at one page, grey, at about ``DPI`` dots to the inch."""
    grey = page.convert("L")
    codes = {code for found in _barcodes(grey) if (code := read_code(found))}
    small = np.asarray(grey.resize((210, round(210 * grey.height / grey.width)), Image.Resampling.BOX))
    if len(codes) == 1:
        return Seen(is_sheet=True, code=codes.pop())
    if codes or has_bands(small):  # two sheets in one picture, or one that is damaged
        return Seen(is_sheet=True)
    return Seen(is_blank=bool(np.mean(small < _PAPER) < _BLANK))


def has_bands(small: np.ndarray) -> bool:
    """Whether two opposite edges carry a black band; ``small`` has one point to the millimetre."""
    return _is_banded(small) or _is_banded(small.T)


def _is_banded(small: np.ndarray) -> bool:
    zones = small[:_ZONE] < _DARK, small[-_ZONE:] < _DARK
    return all(zone.mean() > _BAND and (zone.sum(axis=0) >= 3).mean() > _WIDE for zone in zones)


def _barcodes(grey: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(np.asarray(grey), formats=_FORMATS)
    return [one.text for one in found]
