"""Rollups of declared measures, the one watermark they are true up to, and the notice that something happened."""

from django.db import migrations, models

TABLES = """
CREATE TABLE indicators_rollup (
    key bigint NOT NULL,
    grain smallint NOT NULL,
    office integer NOT NULL,
    area integer NOT NULL,
    day date NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (key, grain, office, area, day)
);
CREATE INDEX indicators_rollup_wide ON indicators_rollup (key, grain, area, day) INCLUDE (office, value);

CREATE TABLE indicators_watermark (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    xid xid8 NOT NULL,
    cluster bigint NOT NULL,
    version bigint NOT NULL,
    days_from date NOT NULL,
    keys bigint[] NOT NULL
);

CREATE FUNCTION indicators_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('tinhso.quiet', true), '') <> 'on' THEN
        PERFORM pg_notify('tinhso_events', told.kind || ' ' || coalesce(told.office, 0))
        FROM (SELECT DISTINCT kind, office FROM added LIMIT 100) AS told;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER indicators_tell AFTER INSERT ON events_event
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION indicators_tell();
"""
DROP = """
DROP TRIGGER indicators_tell ON events_event;
DROP FUNCTION indicators_tell;
DROP TABLE indicators_rollup, indicators_watermark;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("events", "0001_initial")]
    operations = [
        migrations.RunSQL(
            TABLES,
            DROP,
            state_operations=[
                migrations.CreateModel(
                    name="Watermark",
                    fields=[("one", models.BooleanField(primary_key=True, serialize=False))],
                    options={
                        "managed": False,
                        "db_table": "indicators_watermark",
                        "verbose_name": "watermark",
                        "verbose_name_plural": "watermarks",
                    },
                ),
            ],
        )
    ]
