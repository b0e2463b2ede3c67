"""Published reports for programs: filters, pages, ETags, and whatever hostile hands may send."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tinhso.base import clock
from tinhso.base.clock import at
from tinhso.engines.clients.api import cursor_of
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.tests.published import publish

HERE = "/api/v1/reports"


@pytest.fixture
def shown(world):
    """A lamp, and three days later a fallen tree."""
    lamp = publish(world, "Đèn đường không sáng ba đêm nay.")
    with clock.travel(at(2026, 11, 19, 8)):
        tree = publish(world, "Cây đổ chắn ngang đường.", category=world.urgent, lat=10.55, lng=106.43)
        yield lamp, tree


def codes(client, query: str = "") -> list[str]:
    answer = client.get(f"{HERE}?{query}")
    assert answer.status_code == 200, answer.content
    return [each["code"] for each in answer.json()["items"]]


def test_everybody_reads_the_newest_first_and_nobody_who_reported(client, shown):
    lamp, tree = shown
    answer = client.get(HERE)
    assert [each["code"] for each in answer.json()["items"]] == [tree.code, lamp.code]
    assert set(answer.json()["items"][0]) == {
        "code", "category", "text", "place", "area", "office", "lat", "lng", "is_open", "reported_at", "due_at",
        "answered_at", "answer", "supporters", "rating",
    }  # fmt: skip
    assert "reporter" not in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "which"),
    [
        ("q=den duong", [0]),
        ("category=cay-do", [1]),
        ("open=true", [1, 0]),
        ("open=false", []),
        ("since=2026-11-19", [1]),
        ("until=2026-11-18", [0]),
        ("since=1000-01-01&until=9999-12-31", [1, 0]),
    ],
)
def test_the_list_is_narrowed(client, shown, query, which):
    assert codes(client, query) == [shown[n].code for n in which]


def test_pages_follow_each_other_and_end(client, shown):
    first = client.get(f"{HERE}?limit=1").json()
    second = client.get(f"{HERE}?limit=1&cursor={first['next']}").json()
    assert [page["items"][0]["code"] for page in (first, second)] == [shown[1].code, shown[0].code]
    assert second["next"] is None


def test_one_report_is_read_by_its_code_and_not_sent_twice(client, shown):
    got = client.get(f"{HERE}/{shown[0].code}")
    assert (got.status_code, got.json()["text"]) == (200, Publication.objects.get(pk=shown[0].pk).text)
    again = client.get(f"{HERE}/{shown[0].code}", headers={"If-None-Match": got.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


HOSTILE = ("\x00", "a\x00b", "' OR 1=1 --", "%", "_", "\\", "\u202e\ud7ff", "🌳" * 30, "<script>", "đ" * 40)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_answered_as_described(client, shown, text):
    told = quote(text)
    sent = [f"{HERE}?{name}={told}" for name in ("q", "category", "cursor", "open", "since", "until", "limit")]
    sent += [f"{HERE}?cursor={cursor_of(text)}", f"{HERE}/{quote(text, safe='')}"]
    for address in sent:
        answer = client.get(address)
        assert answer.status_code in (200, 400, 404, 422), (address, answer.status_code)
        if answer.status_code != 200:
            assert answer.headers["Content-Type"] == "application/problem+json"
    for odd in (
        cursor_of(),
        cursor_of(None),
        cursor_of([]),
        cursor_of({"a": 1}),
        cursor_of(1, 2, 3),
        "W10",
        "bnVsbA",
        "WyJcdWQ4MDAiXQ",
    ):
        assert client.get(f"{HERE}?cursor={odd}").status_code in (200, 422), odd
