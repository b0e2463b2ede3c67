"""The browser modules by name: an import map that the security policy allows by its digest."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.apps import apps
from django.templatetags.static import static

NPM = {
    "htmx.org": "npm/htmx.org/dist/htmx.esm.min.js",
    "maplibre-gl": "npm/maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl-worker": "npm/maplibre-gl/dist/maplibre-gl-worker.mjs",
    "pmtiles": "npm/pmtiles/dist/esm/index.js",
    "fflate": "npm/fflate/esm/browser.js",
}
LATE = ("maplibre-gl", "maplibre-gl-worker", "pmtiles", "fflate")
"""Come after the first paint, on pages that hold what needs them, with budgets of their own."""


@cache
def modules() -> dict[str, str]:
    """Module name → static file: what npm brought, and every ``<name>.js`` in a part's ``static/<part>/``.

    A module named after a custom element (``file-drop``) is loaded when a page holds that element.
    """
    found = dict(NPM)
    for app in apps.get_app_configs():
        if app.name.startswith("tinhso."):
            root = Path(app.path) / "static"
            found |= {file.stem: file.relative_to(root).as_posix() for file in sorted(root.glob("**/*.js"))}
    return found


@cache
def importmap() -> str:
    """The text of the import map; the same for every page of this process."""
    return json.dumps({"imports": {name: static(path) for name, path in modules().items()}}, separators=(",", ":"))
