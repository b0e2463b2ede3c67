"""Code 128 (ISO/IEC 15417), set B: the barcode that carriers' scanners read, as SVG."""

from __future__ import annotations

_TABLE = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221"
    "223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321"
    "112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131"
    "311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114"
    "122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141"
    "214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232"
)  # of the standard: six widths for each value, 0 to start C
WIDTHS = [_TABLE[at : at + 6] for at in range(0, len(_TABLE), 6)]
START_B, STOP, QUIET = 104, "2331112", 10


def bars(text: str) -> str:
    """Widths of bars and gaps in modules, bar first. Raises ValueError for a sign outside printable ASCII."""
    values = [ord(sign) - 32 for sign in text]
    if any(not 0 <= value < 95 for value in values):
        raise ValueError(f"{text!r} cannot be written in Code 128 B.")
    check = (START_B + sum(place * value for place, value in enumerate(values, 1))) % 103
    return "".join(WIDTHS[value] for value in (START_B, *values, check)) + STOP


def barcode_svg(text: str, height: int = 40) -> str:
    """A whole SVG with the quiet zone of ten modules on either side."""
    at, paths = QUIET, []
    for place, width in enumerate(map(int, bars(text))):
        if place % 2 == 0:
            paths.append(f"M{at} 0h{width}v{height}h-{width}z")
        at += width
    whole = at + QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {height}" width="{whole}" height="{height}" '
        f'shape-rendering="crispEdges"><path fill="#000" d="{"".join(paths)}"/></svg>'
    )
