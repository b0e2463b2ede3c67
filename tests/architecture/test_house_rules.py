"""The rules of the house that a machine can hold."""

import ast
import statistics

import pytest

from tests.architecture.source import HOUSE, ROOT, modules, tree

LONGEST, MEDIAN = 300, 60
NAMES_WE_DO_NOT_USE = {"utils", "helpers", "common", "core", "manager", "misc"}


def lengths() -> dict[str, int]:
    return {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in modules()}


def test_no_file_is_longer_than_a_reader_can_hold():
    assert {name: n for name, n in lengths().items() if n > LONGEST} == {}


def test_the_median_file_is_one_screen():
    assert statistics.median(n for n in lengths().values() if n > 3) <= MEDIAN + 10


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_is_named_by_its_idea(path):
    assert path.stem not in NAMES_WE_DO_NOT_USE


def views() -> list:
    return [p for p in modules() if p.stem == "views" or p.parent.name == "views"]


def reaches_for_objects(path) -> list[int]:
    return [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.Attribute) and n.attr == "objects"]


@pytest.mark.parametrize("path", views(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_view_reads_through_queries_and_writes_through_verbs(path):
    assert reaches_for_objects(path) == []


def test_a_view_that_reaches_for_objects_is_found(tmp_path):
    planted = tmp_path / "views.py"
    planted.write_text("def show(request):\n    return Case.objects.all()\n")
    assert reaches_for_objects(planted) == [2]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_nothing_hangs_on_django_signals(path):
    source = path.read_text(encoding="utf-8")
    assert "django.db.models.signals" not in source
    assert "django.dispatch" not in source


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_the_moment_comes_from_the_movable_clock(path):
    if path.name == "clock.py" or path.parts[-2] == "command":
        return
    calls = {ast.unparse(n.func) for n in ast.walk(tree(path)) if isinstance(n, ast.Call)}
    assert not calls & {"timezone.now", "datetime.now", "datetime.utcnow", "date.today", "timezone.localdate"}
