"""Plant the demonstration into a folder, without serving it; ``plant full`` adds the articles' 2022 and 2023."""

from __future__ import annotations

from tinhso.project.command.demo import plant_once
from tinhso.project.command.instance import parse
from tinhso.project.command.migrate import migrate
from tinhso.project.command.plant_full import plant_full
from tinhso.project.postgres import ClusterProblem


def run(arguments: list[str]) -> None:
    instance, rest = parse(arguments)
    if rest not in ([], ["full"]):
        raise ClusterProblem("Say ./run plant for the small demonstration, or ./run plant full for the whole one.")
    instance.require_space()
    with instance.database():
        migrate(instance)
        plant_once(instance)
        if rest:
            plant_full(instance)
