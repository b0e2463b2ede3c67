"""The virus scanner, for the doctor."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.adapters.api import Adapter
from tinhso.engines.files.scanning.scanner import scanner


class VirusScanner(Adapter):
    """Whichever scanner the installation has."""

    code = "scanner"
    name = _("Virus scanner")

    def check(self) -> list[str]:
        return scanner().check()


ADAPTERS = (VirusScanner(),)
