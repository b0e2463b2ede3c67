"""One index for all offices and one for all areas of a stretch of days; the whole province reads the primary key.

The index that they replace held both, so that the figures of the whole province were found among those of every office.
"""

from django.db import migrations

BY_PLACE = """
CREATE INDEX indicators_rollup_offices ON indicators_rollup (key, grain, day) INCLUDE (office, value)
    WHERE area = -1 AND office >= 0;
CREATE INDEX indicators_rollup_areas ON indicators_rollup (key, grain, day) INCLUDE (area, value)
    WHERE office = -1 AND area >= 0;
DROP INDEX indicators_rollup_wide;
"""
BACK = """
CREATE INDEX indicators_rollup_wide ON indicators_rollup (key, grain, area, day) INCLUDE (office, value);
DROP INDEX indicators_rollup_offices, indicators_rollup_areas;
"""


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_values_from_records")]
    operations = [migrations.RunSQL(BY_PLACE, BACK)]
