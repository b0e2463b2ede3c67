"""How often something may be tried: a bucket of tokens that fills up again.

In the database, so that every process counts the same; one statement, so that no race gives a token twice.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

from django.db import connection, models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tinhso.base import clock
from tinhso.base.errors import Refused


class Allowance(models.Model):
    """The tokens left for one key, counted at ``at``."""

    key = models.CharField(max_length=64, primary_key=True)  # a digest: names and addresses are not kept here
    tokens = models.FloatField(_("tokens"))
    at = models.DateTimeField(_("counted at"), db_index=True)

    class Meta:
        verbose_name = _("allowance")
        verbose_name_plural = _("allowances")


@dataclass(frozen=True)
class Limit:
    """At most ``burst`` tries at once, then one every ``seconds``."""

    name: str
    burst: int
    seconds: float

    def has_room(self, *who: object) -> bool:
        """Use one try of ``who``; False if there is none left."""
        return self.take(*who) is not None

    def take(self, *who: object) -> int | None:
        """Use one try of ``who``: how many are left at once after it, None if there was none."""
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, {"key": self._key(who), "burst": self.burst, "per": self.seconds, "now": clock.now()})
            row = cursor.fetchone()
        return int(row[0]) if row is not None else None

    def require(self, *who: object) -> None:
        """Use one try of ``who``; raises TooOften if there is none left."""
        if not self.has_room(*who):
            raise TooOften(self.wait(*who))

    def wait(self, *who: object) -> float:
        """Seconds until ``who`` may try once more; 0 if at once."""
        held = Allowance.objects.filter(key=self._key(who)).first()
        if held is None:
            return 0.0
        return max(0.0, (1 - held.tokens) * self.seconds - (clock.now() - held.at).total_seconds())

    def forget(self, *who: object) -> None:
        """Begin anew for ``who``, after a success."""
        Allowance.objects.filter(key=self._key(who)).delete()

    def _key(self, who: tuple[object, ...]) -> str:
        return hashlib.sha256(repr((self.name, *map(str, who))).encode()).hexdigest()


class TooOften(Refused):
    """Tried too often; HTTP 429 with the whole seconds to wait in ``Retry-After``."""

    status = 429

    def __init__(self, seconds: float, sentence: str = "", *, field: str = "") -> None:
        self.retry_after = max(1, math.ceil(seconds))
        self.headers = {"Retry-After": str(self.retry_after)}
        super().__init__(sentence or _waiting(self.retry_after), field=field)


def _waiting(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    return ngettext(
        "Too many attempts from this place. Wait %(n)d minute, then try again.",
        "Too many attempts from this place. Wait %(n)d minutes, then try again.",
        minutes,
    ) % {"n": minutes}


_TAKE = """
INSERT INTO accounts_allowance AS held (key, tokens, at) VALUES (%(key)s, %(burst)s - 1, %(now)s)
ON CONFLICT (key) DO UPDATE SET at = EXCLUDED.at, tokens =
    LEAST(%(burst)s, held.tokens + EXTRACT(EPOCH FROM EXCLUDED.at - held.at) / %(per)s) - 1
WHERE LEAST(%(burst)s, held.tokens + EXTRACT(EPOCH FROM EXCLUDED.at - held.at) / %(per)s) >= 1
RETURNING tokens
"""
