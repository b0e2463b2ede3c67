"""What parts declare of themselves is used, and what they use is declared."""

import ast

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.source import HOUSE, modules, tree
from tinhso.base.registry import event_kinds, parts, permissions
from tinhso.engines.access import masking

WORDS = {
    node.value
    for path in modules(HOUSE)
    if path.name not in {"engine.py", "system.py"}
    for node in ast.walk(tree(path))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


@pytest.mark.parametrize("kind", sorted(event_kinds()))
def test_an_event_that_is_declared_is_recorded_somewhere(kind):
    assert kind in WORDS


@pytest.mark.parametrize("code", sorted(permissions()))
def test_a_permission_that_is_declared_is_asked_for_somewhere(code):
    menus = {entry.needs for part in parts() for entry in part.menu}
    assert code in WORDS | menus


PERSONAL = {"personal_number", "phone", "email", "address", "born_on", "sex", "passport", "answers", "typed"}


PUBLIC = {"directory.office", "feedback.category", "feedback.account"}  # an agency's own telephone and address
OF_FORMS = {"answers"}  # each answer has the class of its field


def declared(model) -> dict[str, str]:
    return getattr(model, "personal", {})


OURS = [
    model for model in apps.get_models() if model.__module__.startswith("tinhso.") and "tests" not in model.__module__
]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_a_field_that_holds_personal_data_says_of_which_class(model):
    fields = {f.name for f in model._meta.get_fields() if isinstance(f, models.Field)}
    if model._meta.label_lower not in PUBLIC:
        assert (PERSONAL & fields) - set(declared(model)) == set()
    assert set(declared(model)) <= fields
    assert set(declared(model).values()) <= set(masking.CLASSES) | OF_FORMS
