"""Plant the demonstration into a folder, without serving it."""

from __future__ import annotations

from tinhso.project.command.demo import plant_once
from tinhso.project.command.instance import parse_all
from tinhso.project.command.migrate import migrate


def run(arguments: list[str]) -> None:
    instance = parse_all(arguments)
    instance.require_space()
    with instance.database():
        migrate(instance)
        plant_once(instance)
