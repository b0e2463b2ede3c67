"""The delivered procedures load once, and again only where they changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tinhso.engines.forms.api import current, load_procedures
from tinhso.engines.forms.loading import FOLDER, delivered
from tinhso.engines.forms.models import Procedure, ProcedureVersion

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-30")]
COMPLETE = [
    "1.000656", "1.000894", "1.001193", "1.001612", "1.004194", "1.004222", "1.004873", "1.013225", "2.000635",
    "2.000815",
]  # fmt: skip


def test_loading_publishes_all_forty_eight_and_a_second_time_nothing() -> None:
    assert len(load_procedures().new) == 48
    assert Procedure.objects.filter(is_open=True).count() == 48
    again = load_procedures()
    assert (again.new, again.changed, len(again.same)) == ((), (), 48)
    assert ProcedureVersion.objects.count() == 48


def test_a_dry_run_says_what_would_happen_and_does_nothing() -> None:
    assert len(load_procedures(dry_run=True).new) == 48
    assert not Procedure.objects.exists()


def test_one_changed_file_makes_one_new_version(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(FOLDER, folder)
    load_procedures(folder=folder)
    sheet = folder / "procedures" / "1.001193.toml"
    sheet.write_text(sheet.read_text("utf-8").replace('Giấy khai sinh", validity', 'Giấy khai sinh mới", validity'))
    assert load_procedures(folder=folder).changed == ("1.001193",)
    version = current("1.001193")
    assert version is not None
    assert (version.number, version.part("results")[0].name) == (2, "Giấy khai sinh mới")


def test_the_ten_most_used_are_complete() -> None:
    contents = {code: content for code, _day, content in delivered()}
    for code in COMPLETE:
        content = contents[code]
        assert {"papers", "steps", "channels", "results", "life_events", "synonyms", "fees"} <= content.keys()
        assert content["legal"]
        assert [page["code"] for page in content["form"]["pages"]][0] == "nguoi-yeu-cau"
        assert len(content["form"]["pages"]) >= 3
