"""Messages: declared texts, sending, reading, unread marks."""

from tinhso.engines.messages.forgetting import forget
from tinhso.engines.messages.queries import about, mine, unread_count
from tinhso.engines.messages.texts import Text, text, texts
from tinhso.engines.messages.verbs import choose, mark_all_read, mark_read, send, wants

__all__ = [
    "Text",
    "about",
    "choose",
    "forget",
    "mark_all_read",
    "mark_read",
    "mine",
    "send",
    "text",
    "texts",
    "unread_count",
    "wants",
]
