"""Static files: our own and the few that npm brought, served as they are."""

from __future__ import annotations

from django.contrib.staticfiles.finders import FileSystemFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Finder(FileSystemFinder):
    """Finds npm's files under ``npm/``."""


class Storage(CompressedManifestStaticFilesStorage):
    """Names that change with the content, pre-compressed, module imports rewritten."""

    support_js_module_import_aggregation = True
    manifest_strict = False
