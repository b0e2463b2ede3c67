"""A small line of the values up to now; the table beside it has the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

WIDTH, HEIGHT, EDGE = 96, 24, 3


def sparkline(values: Sequence[float | int | None], label: str) -> SafeString:
    """An SVG from zero up, gaps where there is no data, a dot at the last value; nothing for fewer than two.

    It begins with the first value there is and ends with the last, so that a young figure's line is as long as any.
    """
    places = [n for n, value in enumerate(values) if value is not None]
    if len(places) < 2:
        return SafeString("")
    values = values[places[0] : places[-1] + 1]
    known = [value for value in values if value is not None]
    low, high = min(0, *known), max(*known, 0)
    reach = (high - low) or 1
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    points = [
        (EDGE + n * step, HEIGHT - EDGE - (value - low) / reach * (HEIGHT - 2 * EDGE)) if value is not None else None
        for n, value in enumerate(values)
    ]
    path, pen = "", "M"
    for point in points:
        if point is not None:
            path += f"{pen}{point[0]:.1f} {point[1]:.1f}"
        pen = "L" if point is not None else "M"
    x, y = next(point for point in reversed(points) if point is not None)
    return format_html(
        '<svg class="sparkline" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">'
        '<path d="{}" fill="none" stroke="currentColor" stroke-width="1.5"/>'
        '<circle cx="{}" cy="{}" r="2.5" fill="currentColor"/></svg>',
        label, WIDTH, HEIGHT, WIDTH, HEIGHT, path, f"{x:.1f}", f"{y:.1f}",
    )  # fmt: skip
