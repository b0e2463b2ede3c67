"""Static files: our own and the few that npm brought, served as they are; one style sheet made of many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from django.core.files.storage import Storage as AnyStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

PACKAGES = (
    "htmx.org/dist/htmx.esm.min.js",
    "maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "pmtiles/dist/esm/index.js",
    "pmtiles/dist/esm/index.js.map",  # the storage refuses a script that names a missing file
    "fflate/esm/browser.js",
    "@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2",
    "@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2",
    "@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2",
    "@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2",
)
"""What a browser may ask of npm's folder; nothing else there is served."""

SHEET = "ui/province.css"
STYLES = Path(__file__).parent / "css"


def sheet(folder: Path) -> Path:
    """The one style sheet under ``folder``: the files of ``STYLES`` by name, joined anew when one changed."""
    target = folder / SHEET
    sources = sorted(STYLES.glob("*.css"))
    if not target.exists() or max(s.stat().st_mtime for s in sources) > target.stat().st_mtime:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(f".{os.getpid()}")  # two processes may make it at once; the last rename wins
        fresh.write_text("".join(s.read_text() for s in sources))
        fresh.rename(target)
    return target


class Finder(FileSystemFinder):
    """Finds the style sheet, and under ``npm/`` the files of ``PACKAGES``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made = Path(settings.ENV.data) / "made"

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, AnyStorage]]:
        for prefix, root in self.locations:
            storage = self.storages[root]
            for name in PACKAGES if prefix == "npm" else ():
                if not matches_patterns(name, list(ignore_patterns or ())):
                    yield name, storage
        sheet(self.made)
        yield SHEET, FileSystemStorage(location=str(self.made))

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        if path == SHEET:
            return str(sheet(self.made))
        if prefix == "npm" and path.replace(os.sep, "/").removeprefix("npm/") not in PACKAGES:
            return None
        return super().find_location(root, path, prefix)


class Storage(CompressedManifestStaticFilesStorage):
    """Names that change with the content, pre-compressed, module imports rewritten.

    Before anything was collected (tests, a developer's machine) names stay plain and the finders serve.
    """

    support_js_module_import_aggregation = True
    manifest_strict = False

    def stored_name(self, name: str) -> str:
        return super().stored_name(name) if self.hashed_files else name
