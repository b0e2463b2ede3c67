"""What every test has: a migrated database, used as the application's own role."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from tests.emptying import empty
from tests.planted import GROUND, planted_ground
from tests.template import pattern
from tinhso.project.grants import grant
from tinhso.project.messages import compile_all
from tinhso.project.postgres import APP

__all__ = ["planted_ground"]
pytest_plugins = ["pretend.fixtures"]

# It would find tables empty whose rows stand in a transaction that is still open, and the planner would believe it: one
# statement then takes half a minute.
WITHOUT_AUTOVACUUM = """
DO $$ DECLARE one regclass; BEGIN
    FOR one IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = off)', one);
    END LOOP;
END $$"""


def pytest_configure() -> None:
    """The pages under test speak Vietnamese."""
    compile_all()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    GROUND.planted_first(items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture: one of a whole session that made a table would lose it with the planted province."""
    if item.path not in GROUND.files:
        GROUND.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Copied from one that is migrated; TINHSO_TEST_NAME keeps two people's databases in one cluster apart."""
    name = os.environ.get("TINHSO_TEST_NAME")
    connection.settings_dict["TEST"]["TEMPLATE"] = pattern()
    if name:
        test = settings.DATABASES["default"].setdefault("TEST", {})
        suffix = os.environ.get("PYTEST_XDIST_WORKER", "")
        test["NAME"] = connection.settings_dict["TEST"]["NAME"] = f"test_{name}_{suffix}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The owner migrates; from then on the tests' connection is the application's role."""
    options = connection.settings_dict["OPTIONS"]
    as_owner = options["options"]
    with django_db_blocker.unblock():
        grant()
        with connection.cursor() as cursor:
            cursor.execute(WITHOUT_AUTOVACUUM)
        connection.close()
    options["options"] = f"{as_owner} -c role={APP}"
    yield
    GROUND.clear()
    options["options"] = as_owner
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(autouse=True, scope="session")
def emptied_by_the_owner() -> Iterator[None]:
    """The application's role may not empty tables, so tests that commit are cleaned up as the owner."""
    tidy = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: empty()  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = tidy  # type: ignore[method-assign]
