"""Looks at personal data say which transaction wrote them, so that the seals cover them as they cover events.

Those that are there already count as written now: later than every seal, so no seal changes.
"""

from django.db import migrations

ADD = """
ALTER TABLE events_look
    ADD COLUMN cluster bigint NOT NULL DEFAULT events_cluster(),
    ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX events_look_xid ON events_look (xid);
"""
DROP = "ALTER TABLE events_look DROP COLUMN cluster, DROP COLUMN xid"


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunSQL(ADD, DROP)]
