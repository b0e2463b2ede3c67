"""What every partner is: routes, data of its own, and switches that make it misbehave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pretend.messages import Request, Response
from pretend.store import Store

ROOT = Path(__file__).resolve().parents[1]
Answer = Callable[[Request], Response]


@dataclass(frozen=True)
class World:
    """Where the partners live: their data's folder and the addresses of both sides."""

    data: Path
    public_url: str  # at which a browser reaches this process
    province_url: str  # at which the partners reach the province
    secret: str = "demonstration"  # what the province and its partners share; keys are derived from it
    mail_port: int = 0  # on which the pretend mail server listens; 0: on none
    people: Path = ROOT / "demo" / "people.toml"  # who lives in the demonstration province


@dataclass(frozen=True)
class Route:
    """``pattern`` holds names in angle brackets: ``/orders/<code>``. A machine's route obeys the common switches."""

    method: str
    pattern: str
    answer: Answer
    machine: bool = True

    def match(self, path: str) -> dict[str, str] | None:
        found = re.fullmatch(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", self.pattern), path)
        return found.groupdict() if found else None


@dataclass(frozen=True)
class Switch:
    """A way to misbehave; off, on for ever, or on for the next few times."""

    code: str
    label: str


COMMON = (
    Switch("slow", "Trả lời chậm 5 giây"),
    Switch("refuse", "Từ chối phục vụ (503)"),
    Switch("repeat", "Gửi mỗi thông báo hai lần"),
    Switch("lose", "Làm xong nhưng mất câu trả lời"),
)


class Partner:
    """One outside party. Subclass, name it, give it ``routes`` and, if it has any, ``switches`` of its own."""

    code = ""
    name = ""
    says = ""  # one sentence for the front page
    switches: tuple[Switch, ...] = ()

    def __init__(self, world: World) -> None:
        self.world = world
        self.store = Store(world.data / f"{self.code}.sqlite3")

    @property
    def url(self) -> str:
        """The partner's public address."""
        return f"{self.world.public_url}/{self.code}"

    def routes(self) -> Iterable[Route]:
        raise NotImplementedError

    def all_switches(self) -> tuple[Switch, ...]:
        return COMMON + self.switches

    def setting(self, switch: str) -> str:
        """``""`` off, ``on`` for ever, or how many times are left."""
        return str(self.store.get("switch", switch, ""))

    def turn(self, switch: str, setting: str) -> None:
        """Set a switch; raises ValueError for an unknown switch or a setting other than ``""``, ``on``, a number."""
        if switch not in {known.code for known in self.all_switches()}:
            raise ValueError(f"{self.code} has no switch {switch}.")
        if setting not in {"", "on"} and not setting.isdecimal():
            raise ValueError("A switch is empty, 'on' or a number of times.")
        self.store.put("switch", switch, "" if setting == "0" else setting)

    def misbehaves(self, switch: str) -> bool:
        """Whether to misbehave now; a counted switch loses one."""
        setting = self.setting(switch)
        if setting.isdecimal():
            self.turn(switch, str(int(setting) - 1))
        return bool(setting)
