"""For the province's tests, which never import from here: the partners in a thread, as pytest fixtures."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from pretend.app import App
from pretend.server import running
from pretend.vneid.people import Citizen, people

Running = Callable[..., AbstractContextManager[tuple[str, App]]]


@pytest.fixture(scope="session")
def run_partners() -> Running:
    """``with run_partners(folder, province_url, people=file) as (url, app)``: on a free port of 127.0.0.1."""
    return running


@pytest.fixture(scope="session")
def citizens_of() -> Callable[[Path], dict[str, Citizen]]:
    """The people whom VNeID knows from a file such as ``demo/people.toml``."""
    return people
