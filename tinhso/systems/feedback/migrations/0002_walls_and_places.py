"""Reports are behind the wall; what lies near is found by an index over the place."""

from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

from tinhso.engines.access.api import walls

PLACES = """
CREATE INDEX feedback_report_place ON feedback_report USING gist (point(lng, lat)) WHERE lat IS NOT NULL;
CREATE INDEX feedback_publication_place ON feedback_publication USING gist (category_id, point(lng, lat))
    WHERE lat IS NOT NULL;
CREATE INDEX feedback_publication_point ON feedback_publication USING gist (point(lng, lat)) WHERE lat IS NOT NULL;
"""
NO_PLACES = """
DROP INDEX feedback_report_place; DROP INDEX feedback_publication_place; DROP INDEX feedback_publication_point;
"""


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial"), ("access", "0002_epoch_and_walls")]
    operations = [
        *walls.enable("feedback_report", record="case_id"),
        *walls.enable("feedback_photo", record="report_id"),
        *walls.enable("feedback_moderation", record="case_id"),
        *walls.enable("feedback_routing", record="case_id"),
        BtreeGistExtension(),
        migrations.RunSQL(PLACES, NO_PLACES),
    ]
