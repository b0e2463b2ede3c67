"""What goes wrong for a client, as the standard says it."""

from __future__ import annotations


class Fault(Exception):
    """``status`` is 400 for what is missing or wrong, 403 for a key that may not, 404 for what is not there."""

    def __init__(self, status: int, description: object, *, retry_after: int = 0) -> None:
        self.status = status
        self.description = str(description)
        self.retry_after = retry_after
        super().__init__(self.description)
