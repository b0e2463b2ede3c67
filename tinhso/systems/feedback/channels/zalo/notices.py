"""What a webhook of Zalo says, in our words. Identifiers are texts here, however long the numbers are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from tinhso.base import clock

HEARD = tuple(f"user_send_{what}" for what in ("text", "image", "location", "file", "link", "sticker"))
FOLLOW = {"follow": True, "unfollow": False}


@dataclass(frozen=True)
class Notice:
    """One event. ``key`` is the same each time Zalo repeats it; ``pictures`` are addresses."""

    event: str
    key: str
    account: str
    peer: str
    text: str = ""
    reference: str = ""
    at: datetime | None = None
    place: tuple[float, float] | None = None
    pictures: tuple[str, ...] = field(default_factory=tuple)

    @property
    def heard(self) -> bool:
        """Whether a person said something."""
        return self.event in HEARD and bool(self.peer)


def read_notice(said: dict[str, Any]) -> Notice:
    """Read an event; what is missing is empty, what is unknown is left out."""
    event = _text(said.get("event_name"))
    message, sender = _dict(said.get("message")), _dict(said.get("sender"))
    peer = _text(sender.get("id")) or _text(_dict(said.get("follower")).get("id"))
    account = _text(_dict(said.get("recipient")).get("id")) or _text(said.get("oa_id"))
    stamp = _text(said.get("timestamp"))
    reference = _text(message.get("msg_id"))
    attached = [_dict(each) for each in message.get("attachments") or [] if isinstance(each, dict)]
    payloads = [(_text(each.get("type")), _dict(each.get("payload"))) for each in attached[:10]]
    text = [_text(message.get("text"))]
    text += [_text(payload.get("url")) for kind, payload in payloads if kind == "link"]
    return Notice(
        event=event,
        key=f"{event}:{reference}" if reference else f"{event}:{sha256(f'{peer} {stamp}'.encode()).hexdigest()[:32]}",
        account=account,
        peer=peer[:64],
        text="\n".join(piece for piece in text if piece),
        reference=reference[:200],
        at=_moment(stamp),
        place=next((place for kind, payload in payloads if kind == "location" and (place := _place(payload))), None),
        pictures=tuple(_text(payload.get("url")) for kind, payload in payloads if kind in ("image", "file")),
    )


def _text(value: object) -> str:
    """Texts and whole numbers; never a float, in which a long identifier has lost its end."""
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _place(payload: dict[str, Any]) -> tuple[float, float] | None:
    held = _dict(payload.get("coordinates"))
    try:
        lat, lng = float(held["latitude"]), float(held["longitude"])
    except (KeyError, TypeError, ValueError):
        return None
    return (lat, lng) if -90 <= lat <= 90 and -180 <= lng <= 180 else None


def _moment(stamp: str) -> datetime | None:
    """No later than now: the clocks of others are not ours."""
    try:
        moment = datetime.fromtimestamp(int(stamp) / 1000, tz=clock.HO_CHI_MINH)
    except (ValueError, OverflowError, OSError):
        return None
    return min(moment, clock.now())
