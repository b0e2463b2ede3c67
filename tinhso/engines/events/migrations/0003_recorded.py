"""What was recorded since a moment is found without reading the years: events are written in that order."""

from django.db import migrations

INDEX = "CREATE INDEX events_event_recorded ON events_event USING brin (recorded_at) WITH (pages_per_range = 32)"


class Migration(migrations.Migration):
    dependencies = [("events", "0002_sealed_looks")]
    operations = [migrations.RunSQL(INDEX, "DROP INDEX events_event_recorded")]
