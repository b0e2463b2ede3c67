"""A province around the tests' commune, with an outline; a browser; the way through the steps."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from django.test import Client

from tinhso.engines.directory.api import load_shapes, top_office
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files.models import File
from tinhso.systems.feedback.tests.world import World

TEXT = "Đèn đường trước số nhà 12 không sáng ba đêm nay."
SQUARE = [[106.35, 10.5], [106.45, 10.5], [106.45, 10.6], [106.35, 10.6], [106.35, 10.5]]
INSIDE = {"lat": "10.53583", "lng": "106.41306"}


def make_home(world: World) -> Area:
    """The province, with the commune and its outline within it."""
    province = Area.objects.create(
        code="80", level="province", kind="tỉnh", name="Tây Ninh", valid_from=date(2025, 7, 1)
    )
    commune = world.commune.area
    Area.objects.filter(pk=commune.pk).update(parent=province, folded="xa binh quoi, tinh tay ninh")
    top = top_office()
    assert top is not None
    Office.objects.filter(pk=top.pk).update(area=province)
    geometry = {"type": "Polygon", "coordinates": [SQUARE]}
    feature = {"type": "Feature", "properties": {"code": commune.code}, "geometry": geometry}
    load_shapes(json.dumps({"type": "FeatureCollection", "features": [feature]}), source="test", by=PLATFORM)
    return province


def begin(browser: Client, category: str = "chieu-sang") -> str:
    """Choose a category; returns the address of the draft."""
    answer = browser.post("/phan-anh/gui/", {"category": category})
    assert answer.status_code == 302, answer.content.decode()
    return draft_of(answer)


def draft_of(answer: Any) -> str:
    found = re.match(r"(/phan-anh/gui/[^/]+/)", answer["Location"])
    assert found is not None
    return found[1]


def walk(browser: Client, here: str, **who: str) -> Any:
    """The way to the check."""
    assert browser.post(f"{here}noi-dung/", {"text": TEXT})["Location"] == f"{here}vi-tri/"
    place = {"place": "Trước số 12", "commune": "Bình Quới", "lat": "", "lng": ""}
    assert browser.post(f"{here}vi-tri/", place)["Location"] == f"{here}nguoi-gui/"
    return browser.post(f"{here}nguoi-gui/", {"who": "nobody", **who})


def scanned() -> None:
    """The scanner looked at everything."""
    File.objects.update(scan=File.Scan.CLEAN)
