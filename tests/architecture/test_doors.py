"""An engine is entered through its api and its models; a declaration of what is used is true."""

from pathlib import Path

import pytest

from tests.architecture.source import HOUSE, engine_imports, modules
from tinhso.base.registry import parts

DOORS = {"api", "models"}


def breaches(path: Path, home: str) -> set[str]:
    """Imports of another engine's inner modules; ``home`` is the engine that the module lives in, or ''."""
    return {name for name in engine_imports(path) if name.split(".")[0] != home and name.split(".")[1] not in DOORS}


def home_of(path: Path) -> str:
    inside = path.relative_to(HOUSE).parts
    return inside[1] if inside[0] == "engines" and len(inside) > 2 else ""


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_enters_another_engine_only_through_its_api_or_models(path):
    assert breaches(path, home_of(path)) == set()


def test_a_planted_breach_is_found(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text("from tinhso.engines.events.recording import record\n")
    assert breaches(planted, "cases") == {"events.recording.record"}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.code)
def test_what_a_part_says_it_uses_is_what_it_imports(part):
    floor = "engines" if (HOUSE / "engines" / part.code).is_dir() else "systems"
    used = {name.split(".")[0] for path in modules(HOUSE / floor / part.code) for name in engine_imports(path)}
    assert set(part.uses) == used - {part.code}
