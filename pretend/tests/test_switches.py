"""The skeleton: the front page and the ways to misbehave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from pretend.app import App
from pretend.server import running

Running = tuple[str, App]


@pytest.fixture
def partners(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as found:
        yield found


def test_the_front_page_lists_every_partner(partners: Running) -> None:
    url, app = partners
    page = requests.get(url, timeout=5).text
    assert all(f'id="{code}"' in page for code in app.partners)


def test_a_counted_switch_refuses_exactly_that_often(partners: Running) -> None:
    url, _ = partners
    requests.post(f"{url}/vneid/_switches", json={"refuse": "2"}, timeout=5)
    asked = [requests.get(f"{url}/vneid/.well-known/openid-configuration", timeout=5).status_code for _ in range(3)]
    assert asked == [503, 503, 200]


def test_a_lost_answer_breaks_the_connection(partners: Running) -> None:
    url, app = partners
    app.partners["vneid"].turn("lose", "1")
    with pytest.raises(requests.RequestException):
        requests.get(f"{url}/vneid/.well-known/openid-configuration", timeout=5)


def test_an_unknown_switch_is_refused_with_a_sentence(partners: Running) -> None:
    url, _ = partners
    answer = requests.post(f"{url}/vneid/_switches", json={"explode": "on"}, timeout=5)
    assert (answer.status_code, answer.json()) == (422, {"error": "vneid has no switch explode."})


def test_an_unknown_page_is_not_found(partners: Running) -> None:
    url, _ = partners
    assert [requests.get(url + path, timeout=5).status_code for path in ("/nobody", "/vneid/nothing")] == [404, 404]
