"""The doctor of the lines."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.base import clock
from tinhso.base.registry import Text
from tinhso.engines.adapters.adapter import Adapter, adapters
from tinhso.engines.adapters.limited import within
from tinhso.engines.adapters.line import Line

CHECK_SECONDS = 4.0


@dataclass(frozen=True)
class Finding:
    """How one adapter is; no problems means well."""

    code: str
    name: Text
    problems: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        return not self.problems


def examine(adapter: Adapter) -> Finding:
    """Ask one adapter, within a few seconds; an error is a problem like any other."""
    try:
        problems = within(CHECK_SECONDS, adapter.check)
    except Exception as error:  # a broken check must not hide the others
        problems = [str(error) or type(error).__name__]
    return Finding(adapter.code, adapter.name, tuple(problems))


def doctor() -> list[Finding]:
    """Every adapter's finding, for the command line; writes nothing."""
    return [examine(adapter) for adapter in adapters().values()]


def check_line(adapter: Adapter) -> Finding:
    """Ask one adapter and keep what it said for the page."""
    finding = examine(adapter)
    Line.objects.update_or_create(
        adapter=adapter.code, defaults={"checked_at": clock.now(), "problems": list(finding.problems)}
    )
    return finding
