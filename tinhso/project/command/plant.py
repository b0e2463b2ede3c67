"""Plant the demonstration into a folder, without serving it."""

from __future__ import annotations

from tinhso.project.command.demo import plant_once
from tinhso.project.command.instance import parse
from tinhso.project.command.migrate import migrate


def run(arguments: list[str]) -> None:
    instance, _ = parse(arguments)
    instance.require_space()
    was_running = instance.cluster.data.exists() and instance.cluster.is_running()
    instance.cluster.start()
    try:
        migrate(instance)
        plant_once(instance)
    finally:
        if not was_running:
            instance.cluster.stop()
