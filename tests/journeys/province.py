"""The copy of the province that the journeys visit, and who may sign in to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from tests.copies import Copy, ask


@dataclass(frozen=True)
class SignIn:
    """One line of ``./run accounts``; citizens have neither password nor code."""

    name: str
    username: str = ""
    password: str = ""
    code: str = ""


@dataclass
class Visited(Copy):
    """``states`` keeps the browsers of those who have signed in already."""

    states: dict[str, object] = field(default_factory=dict)

    def sign_ins(self) -> dict[str, SignIn]:
        """What ``./run accounts`` prints now, by user name (officials) and by name (citizens)."""
        done = ask("accounts", *self.arguments)
        assert done.returncode == 0, done.stderr
        found = map(read_line, done.stdout.splitlines())
        return {line.username or line.name: line for line in found if line is not None}

    @cached_property
    def known_sign_ins(self) -> dict[str, SignIn]:
        """The same as at first: names and passwords do not change, codes do."""
        return self.sign_ins()


def read_line(line: str) -> SignIn | None:
    """None for a line that is no sign-in."""
    official = re.fullmatch(r"(\S+)\s+(\S+) · (\d{6})\s+(.+?) · .+", line.strip())
    if official:
        username, password, code, name = official.groups()
        return SignIn(name, username, password, code)
    citizen = re.fullmatch(r"VNeID\s+passcode \d{6}\s+(.+)", line.strip())
    return SignIn(citizen.group(1)) if citizen else None
