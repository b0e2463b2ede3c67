"""How heavy a page may be on its way to a phone, and how much the house may lean on others."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.architecture.source import ROOT
from tests.main_job.test_main_job import PROCEDURE

pytestmark = pytest.mark.django_db
PUBLIC, DESK = 70 * 1024, 100 * 1024


def weight(page: str) -> int:
    """The page with its style sheets and scripts and what those import, without fonts; bytes after gzip."""
    seen: set[str] = set()
    todo = re.findall(r'(?:<link rel="stylesheet" href|<script[^>]* src)="(/tinh/[^"]+)"', page)
    names = json.loads(re.search(r'<script type="importmap"[^>]*>(.*?)</script>', page, re.S).group(1))["imports"]
    total = len(gzip.compress(page.encode()))
    while todo:
        name = todo.pop().removeprefix("/tinh/")
        if name in seen:
            continue
        seen.add(name)
        data = Path(str(finders.find(name))).read_bytes()
        total += len(gzip.compress(data))
        if name.endswith(".js"):
            folder = Path("/tinh") / Path(name).parent
            for one in re.findall(rb'^\s*(?:import|export)[^"\n]*"(\.[^"]+)"', data, re.M):
                todo.append(str((folder / one.decode()).resolve()))
            for one in re.findall(rb'^\s*import\b[^"\n]*"([^."/][^"]*)"', data, re.M):
                todo.append(names[one.decode()])
    return total


@pytest.mark.parametrize("address", ["/", "/thu-tuc/", f"/thu-tuc/{PROCEDURE}/", "/tra-cuu/", "/xac-minh/"])
def test_a_public_page_weighs_seventy_kilobytes_at_most(client, province, address):
    weighed = weight(client.get(address).content.decode())
    print(f"{address}: {weighed / 1024:.1f} KB")
    assert 10_000 < weighed <= PUBLIC


@pytest.mark.parametrize(
    ("who", "address"),
    [("duyen", "/ho-so/"), ("duyen", "/viec-cua-toi/"), ("quang", "/dieu-hanh/"), ("huong", "/ho-so-cua-toi/")],
)
def test_a_desk_page_weighs_a_hundred_kilobytes_at_most(province, sixty, who, address):
    weighed = weight(province.client(who).get(address).content.decode())
    print(f"{address}: {weighed / 1024:.1f} KB")
    assert 10_000 < weighed <= DESK


def test_the_house_runs_on_forty_packages_at_most():
    lines = (ROOT / "requirements" / "run.in").read_text().splitlines()
    assert 0 < len([line for line in lines if line.strip() and not line.startswith("#")]) <= 40
