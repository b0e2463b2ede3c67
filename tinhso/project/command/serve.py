"""The processes of a real installation, configured by the environment; without pretend partners or planting."""

from __future__ import annotations

from dataclasses import replace

from tinhso.project.command.demo import serve
from tinhso.project.command.instance import parse_all
from tinhso.project.command.migrate import migrate


def run(arguments: list[str]) -> None:
    instance = replace(parse_all(arguments), demo=False)
    instance.require_space()
    with instance.alone():
        instance.require_ports()
        with instance.database(ours=True):
            migrate(instance)
            serve(instance)
