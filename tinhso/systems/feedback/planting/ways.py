"""What may become of a planted report: the acts in order."""

from __future__ import annotations

_LED = ("publish", "accept", "claim")
_SETTLED = (*_LED, "finish_step", "decide", "hand_out")
WAYS: dict[str, tuple[str, ...]] = {
    "new": (),
    "shown": ("publish",),
    "withheld": ("withhold", "accept"),
    "refused": ("refuse",),
    "asked": ("publish", "ask"),
    "replied": ("publish", "ask", "reply", "accept"),
    "given": ("publish", "accept"),
    "working": _LED,
    "extended": (*_LED, "extend"),
    "helped": ("publish", "accept", "consult", "claim", "give_opinion"),
    "moved": ("publish", "accept", "claim", "give_back", "transfer"),
    "sorted": ("categorise", *_LED),
    "split": ("split", "publish", "accept"),
    "merged": ("merge",),
    "drafted": (*_LED, "finish_step"),
    "sent-back": (*_LED, "finish_step", "send_back"),
    "approved": (*_LED, "finish_step", "decide"),
    "answered": _SETTLED,
    "rated": (*_SETTLED, "rate"),
    "unhappy": (*_SETTLED, "rate", "reopen", "claim"),
    "private": (*_SETTLED[1:], "rate"),
    "unpublished": _LED[1:],
    "secret": _SETTLED[1:],
    "stopped": (*_LED, "stop"),
}
