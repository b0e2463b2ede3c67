"""The systems of a digital province that the figures speak of, by the numbers of the mission's list."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: dict[str, Promise | str] = {
    "A1": _("Online public services"),
    "A2": _("Electronic one-stop shop"),
    "A4": _("Public postal service"),
    "A6": _("Document management"),
    "A7": _("Document exchange axis"),
    "A8": _("Digital signatures and certificates"),
    "A9": _("Official e-mail"),
    "A10": _("Video conferences"),
    "A13": _("Portal with member sites"),
    "A15": _("Statistics of post, telecom, printing and press"),
    "B1": _("Shared data warehouse"),
    "C6": _("Digital transformation index"),
    "C7": _("Programme tracking"),
    "D1": _("Citizen app"),
    "D2": _("Zalo mini app"),
    "D3": _("1022 hotline and field feedback"),
    "D7": _("Community digital teams"),
    "D9": _("Surveys"),
    "E1": _("Provincial e-commerce floor"),
}
