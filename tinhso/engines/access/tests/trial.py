"""A walled table of the tests' own; its app label is no app's, so nothing else ever meets it."""

from __future__ import annotations

from django.db import connection, models

from tinhso.base.ids import uuid7
from tinhso.base.registry import Permission
from tinhso.engines.access.api import walls

READ, DECIDE, OWN = "trial.read", "trial.decide", "trial.see_own"
PERMISSIONS = {
    READ: Permission(READ, "read"),
    DECIDE: Permission(DECIDE, "decide"),
    OWN: Permission(OWN, "see one's own", own=True),
}


class Folder(models.Model):
    """Something that offices keep."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    title = models.TextField(default="")
    number = models.IntegerField(db_default=7)  # read back with RETURNING

    class Meta:
        app_label = "access_trial"
        db_table = "access_trial_folder"
        managed = False


class Sheet(models.Model):
    """Something that hangs on a folder and is seen with it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    folder = models.ForeignKey(Folder, models.CASCADE)

    class Meta:
        app_label = "access_trial"
        db_table = "access_trial_sheet"
        managed = False


TABLES = f"""
DROP TABLE IF EXISTS access_trial_sheet, access_trial_folder;
CREATE TABLE access_trial_folder (id uuid PRIMARY KEY, title text NOT NULL, number integer NOT NULL DEFAULT 7);
CREATE TABLE access_trial_sheet (
    id uuid PRIMARY KEY, folder_id uuid NOT NULL REFERENCES access_trial_folder (id) DEFERRABLE INITIALLY DEFERRED
);
GRANT SELECT, INSERT, UPDATE, DELETE ON access_trial_folder, access_trial_sheet TO tinhso_app;
{walls.statements("access_trial_folder")}
{walls.statements("access_trial_sheet", record="folder_id")}
"""


def make_tables() -> None:
    """As the owner, who alone may; the connection goes back to the application's role."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(TABLES)
        cursor.execute("SET ROLE tinhso_app")
