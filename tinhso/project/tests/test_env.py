"""What an installation keeps for itself."""

from __future__ import annotations

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier, BrokenBarrierError

from django.conf import settings


def test_two_who_need_a_secret_at_once_get_the_same(tmp_path, monkeypatch):
    meet, plain = Barrier(2), secrets.token_urlsafe

    def met(length):
        with suppress(BrokenBarrierError):  # only one comes here, unless both would make a secret of their own
            meet.wait(0.2)
        return plain(length)

    monkeypatch.setattr(secrets, "token_urlsafe", met)
    here = replace(settings.ENV, data=tmp_path / "new")
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(here.secret, ["signatures", "signatures"])
    kept = tmp_path / "new" / "secrets.json"
    assert first == second == json.loads(kept.read_text())["signatures"]
    assert kept.stat().st_mode & 0o777 == 0o600
