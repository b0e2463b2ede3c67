"""The glossary knows every model under the name that it has today."""

from __future__ import annotations

from django.apps import apps
from django.utils.translation import override

from tinhso.project.env import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "`" in line
]


def test_every_model_has_its_row_under_its_name():
    with override("en"):
        models = {
            f"`{model._meta.label}`": str(model._meta.verbose_name)
            for model in apps.get_models()
            if model.__module__.startswith("tinhso.")
        }
    assert {row[1]: row[0] for row in ROWS} == models


def test_every_row_has_its_vietnamese_term_and_where_it_comes_from():
    assert [row[1] for row in ROWS if len(row) != 4 or not row[2] or not row[3]] == []
