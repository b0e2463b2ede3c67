from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from tinhso.ui import modules
from tinhso.ui.assets import PACKAGES, STYLES, Storage, sheet

SCRIPTS = Path(modules.__file__).parent / "static" / "ui" / "js"


def test_every_module_is_found_and_imported_by_its_bare_name() -> None:
    known = modules.modules()
    assert [name for name, file in known.items() if not finders.find(file)] == []
    for script in SCRIPTS.glob("*.js"):
        imports = re.findall(r'(?:^import|from) "([^"]+)"', script.read_text(), re.MULTILINE)
        assert set(imports) <= set(known), script.name


def test_no_script_is_longer_than_150_lines_and_every_element_is_named_as_its_file() -> None:
    for script in SCRIPTS.glob("*.js"):
        text = script.read_text()
        assert text.count("\n") <= 150
        assert re.findall(r'customElements\.define\("([^"]+)"', text) == ([script.stem] if "-" in script.stem else [])


def test_npm_serves_what_is_listed_and_nothing_else() -> None:
    assert all(finders.find(f"npm/{name}") for name in PACKAGES)
    assert finders.find("npm/axe-core/axe.min.js") is None
    assert finders.find("npm/htmx.org/package.json") is None


def test_the_style_sheet_is_joined_anew_when_a_part_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "2.css").write_text("b")
    (parts / "1.css").write_text("a")
    monkeypatch.setattr("tinhso.ui.assets.STYLES", parts)
    assert sheet(tmp_path).read_text() == "ab"
    sheet(tmp_path).write_text("old")
    (parts / "3.css").write_text("c")
    import os  # noqa: PLC0415

    os.utime(parts / "3.css", (2e9, 2e9))
    assert sheet(tmp_path).read_text() == "abc"


def test_every_rule_stands_in_a_declared_layer() -> None:
    layers = set(re.search(r"@layer ([^;{]+);", (STYLES / "00-layers.css").read_text())[1].split(", "))  # type: ignore[index]
    for file in STYLES.glob("*.css"):
        assert set(re.findall(r"@layer (\w+) \{", file.read_text())) <= layers, file.name


def test_collected_names_change_with_the_content_and_the_style_sheet_follows(tmp_path: Path) -> None:
    collected = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    collected["staticfiles"] = {"BACKEND": "tinhso.ui.assets.Storage"}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=collected):
        call_command("collectstatic", interactive=False, verbosity=0)
        names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
        stored = (tmp_path / names["ui/province.css"]).read_text()
        font = next(name for name in PACKAGES if name.endswith(".woff2"))
        assert f'url("../{names["npm/" + font]}")' in stored
        assert Storage(location=str(tmp_path)).url("ui/mark.svg") == f"/tinh/{names['ui/mark.svg']}"


def test_before_collection_names_stay_plain(tmp_path: Path) -> None:
    assert Storage(location=str(tmp_path)).url("ui/mark.svg") == "/tinh/ui/mark.svg"
