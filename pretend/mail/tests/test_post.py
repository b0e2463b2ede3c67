"""A mail that somebody writes waits for the province until it was taken."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import requests

from pretend.server import running

HEAD = {"Authorization": "Bearer demonstration:mail"}


def test_a_mail_waits_until_it_was_taken_and_only_whoever_has_the_key_reads_it(tmp_path: Path) -> None:
    with running(tmp_path) as (address, _app):
        url = f"{address}/mail"
        given = {"from": "bay@thu.example", "to": "1022@tinh.example", "subject": "Đèn\như", "body": "Ba đêm nay."}
        requests.post(f"{url}/viet", data=given, timeout=5)
        box = f"{url}/hop-thu/1022@tinh.example"
        assert requests.get(box, timeout=5).status_code == 401
        (waiting,) = requests.get(box, headers=HEAD, timeout=5).json()
        assert b"From: bay@thu.example" in b64decode(waiting["raw"])
        requests.post(f"{box}/{waiting['key']}/xong", headers=HEAD, timeout=5)
        assert requests.get(box, headers=HEAD, timeout=5).json() == []
