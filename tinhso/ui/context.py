"""What every page knows."""

from __future__ import annotations

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from tinhso.ui import menus

THEMES = ("auto", "light", "dark")
TEXTS = ("normal", "large")


def theme_cookie() -> str:
    return f"{settings.ENV.instance}_theme"


def text_cookie() -> str:
    return f"{settings.ENV.instance}_text"


class Shell:
    """What stands around a page's content; every part is worked out only when a layout draws it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.province = settings.PROVINCE
        self.demo = settings.ENV.demo
        self.actor = getattr(request, "actor", None)
        self.person = getattr(request, "actor_name", "")
        self.is_official = bool(getattr(self.actor, "position", None))

    @property
    def given_name(self) -> str:
        """The last word of a Vietnamese name: what one is called by, and all that a phone's head has room for."""
        return self.person.split()[-1] if self.person else ""

    @property
    def theme(self) -> str:
        chosen = self.request.COOKIES.get(theme_cookie(), "auto")
        return chosen if chosen in THEMES else "auto"

    @property
    def text(self) -> str:
        chosen = self.request.COOKIES.get(text_cookie(), "normal")
        return chosen if chosen in TEXTS else "normal"

    @property
    def unread(self) -> int:
        # A lazy number is no int for int(); its text is.
        return int(str(getattr(self.request, "unread", 0)) or 0)

    @cached_property
    def public_menu(self) -> list[menus.Entry]:
        if self.actor is None or self.is_official:
            return menus.entries(self.request, "public")
        # The bell in the head leads to the messages on every page; a second way would cost a row.
        found = menus.entries(self.request, "public", "citizen")
        return [entry for entry in found if entry.url != self.messages_url]

    @cached_property
    def foot_menu(self) -> list[menus.Entry]:
        return menus.entries(self.request, "foot")

    @cached_property
    def desk_menu(self) -> list[menus.Entry]:
        return menus.entries(self.request, "leader", "desk")

    @property
    def desk_url(self) -> str:
        return self.desk_menu[0].url if self.is_official and self.desk_menu else ""

    @property
    def sign_in_url(self) -> str:
        return menus.address(settings.LOGIN_URL)

    @property
    def sign_out_url(self) -> str:
        return menus.address("accounts:sign_out")

    @property
    def messages_url(self) -> str:
        return menus.address("messages:mine") or menus.address("messages:list")


def page_context(request: HttpRequest) -> dict[str, object]:
    return {"shell": Shell(request)}
