"""The installer's own PMTiles file, served in ranges; without it maps are drawn from outlines."""

import struct
from dataclasses import replace

import pytest
from django.conf import settings

from tests import tiny_tiles
from tinhso.base import ranges
from tinhso.ui.maps import tiles

pytestmark = [pytest.mark.django_db, pytest.mark.goal("feedback-23")]
AT = "/co-quan/dia-gioi/nen.pmtiles"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr("django.conf.settings.ENV", replace(settings.ENV, data=tmp_path, tiles=""))
    return tmp_path


def test_without_a_file_there_are_no_tiles_and_the_outlines_stay(client, folder):
    assert tiles() == ("", "")
    assert client.get(AT).status_code == 404
    page = client.get("/thanh-phan/").content.decode()
    assert 'data-tiles=""' in page and 'data-outlines="/co-quan/dia-gioi/tinh.json"' in page


def test_a_file_in_the_folder_is_the_base_of_every_map_with_its_credit(client, folder):
    tiny_tiles.place(folder)
    assert tiles() == (AT, "© Sở Nông nghiệp và Môi trường")
    page = client.get("/thanh-phan/")
    assert f'data-tiles="{AT}"' in page.content.decode() and "© Sở Nông nghiệp" in page.content.decode()
    assert "connect-src 'self';" in page["Content-Security-Policy"]


def test_tiles_that_an_operator_names_come_first(client, folder, monkeypatch):
    tiny_tiles.place(folder)
    monkeypatch.setattr("django.conf.settings.ENV", replace(settings.ENV, tiles="https://a.example/b.pmtiles © A"))
    assert tiles() == ("https://a.example/b.pmtiles", "© A")


def test_the_header_and_the_tile_come_in_the_ranges_that_a_reader_asks_for(client, folder):
    whole = tiny_tiles.place(folder).read_bytes()
    first = client.get(AT, headers={"Range": "bytes=0-126"})
    assert (first.status_code, first["Content-Range"]) == (206, f"bytes 0-126/{len(whole)}")
    assert first.content == whole[:127] and first["Content-Type"] == "application/vnd.pmtiles"
    begin, length = struct.unpack("<QQ", first.content[8 + 6 * 8 : 8 + 8 * 8])
    tile = client.get(AT, headers={"Range": f"bytes={begin}-{begin + length - 1}"})
    assert "Quốc lộ 1".encode() in tile.content and len(tile.content) == length
    assert tile["ETag"] == first["ETag"]


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [("bytes=5-", 206, slice(5, None)), ("bytes=-7", 206, slice(-7, None)), ("bytes=3-99999999", 206, slice(3, None)),
     ("bytes=99999999-", 416, None), ("bytes=-0", 416, None), ("bytes=9-3", 416, None), ("bytes=-", 416, None),
     ("bytes=0-1,4-5", 200, slice(None)), ("lines=0-1", 200, slice(None)), ("", 200, slice(None))],
)  # fmt: skip
def test_every_range_gets_its_bytes_or_is_refused(client, folder, asked, status, part):
    whole = tiny_tiles.place(folder).read_bytes()
    answer = client.get(AT, headers={"Range": asked} if asked else {})
    assert answer.status_code == status
    content = b"".join(answer) if answer.streaming else answer.content
    assert content == (whole[part] if part else b"")


def test_what_a_browser_holds_is_not_sent_again_and_a_new_file_is(client, folder):
    placed = tiny_tiles.place(folder)
    tag = client.get(AT, headers={"Range": "bytes=0-3"})["ETag"]
    assert client.get(AT, headers={"If-None-Match": tag}).status_code == 304
    placed.write_bytes(tiny_tiles.archive() + b" ")
    again = client.get(AT, headers={"Range": "bytes=0-3", "If-Range": tag})
    assert again.status_code == 200 and again["ETag"] != tag


def test_nobody_reads_gigabytes_in_one_answer(client, folder, monkeypatch):
    monkeypatch.setattr(ranges, "MOST", 16)
    tiny_tiles.place(folder)
    answer = client.get(AT, headers={"Range": "bytes=0-"})
    assert len(answer.content) == 16 and answer["Content-Range"].startswith("bytes 0-15/")


def test_only_the_archive_is_served(client, folder):
    tiny_tiles.place(folder)
    assert client.get("/co-quan/dia-gioi/credit.txt").status_code == 404
    assert client.post(AT).status_code == 405
