"""The extensions the engines stand on, and the clock as SQL sees it."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

CLOCK = """
CREATE FUNCTION base_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT clock_timestamp() + coalesce(nullif(current_setting('tinhso.clock', true), '')::interval, interval '0')
$$
"""


class Migration(migrations.Migration):
    initial = True
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(CLOCK, "DROP FUNCTION base_now()"),
    ]
