"""Models that were drawn one by one are related as those that are drawn all at once."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.migrations import executor
from django.db.migrations.state import ModelState, ProjectState

from tinhso.base.migrating import GrowingState

KEY = ("id", models.AutoField(primary_key=True))


def of(name: str, **fields: Any) -> ModelState:
    return ModelState("trial", name, [KEY, *fields.items()])


def to(name: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(f"trial.{name}", models.CASCADE, related_name="%(class)ss")


GROWN = (
    of("Office"),
    of("Case", office=to("Office")),
    of("Task", case=to("Case"), helpers=models.ManyToManyField("trial.Office")),
    ModelState("trial", "Directive", [("task", models.OneToOneField("trial.Task", models.CASCADE, primary_key=True))]),
)


def related(state: ProjectState) -> dict[str, list[str]]:
    return {
        model.__name__: sorted(field.name for field in model._meta.get_fields())
        for model in state.apps.get_app_config("trial").get_models(include_auto_created=True)
    }


def test_a_state_that_grew_has_the_same_relations_as_one_drawn_at_once() -> None:
    grown, at_once = GrowingState(), ProjectState()
    assert grown.apps  # drawn before the first model comes, as migrate does
    for state in GROWN:
        grown.add_model(state.clone())
        at_once.add_model(state.clone())
    assert related(grown) == related(at_once)
    assert "cases" in related(grown)["Office"]


def test_a_field_that_comes_later_is_seen_from_the_other_side() -> None:
    grown = GrowingState()
    assert grown.apps
    for state in GROWN:
        grown.add_model(state.clone())
    grown.add_field("trial", "case", "parent", to("Case"), preserve_default=True)
    task = grown.apps.get_model("trial", "Task")
    assert task._meta.get_field("case").related_model is grown.apps.get_model("trial", "Case")
    assert "parent" in related(grown)["Case"]


def test_migrate_uses_it_and_keeps_it() -> None:
    assert executor.ProjectState is GrowingState  # type: ignore[attr-defined]
    assert type(GrowingState().clone()) is GrowingState
