"""The event table: partitioned by year, append-only by trigger (and by role, see ``grants``)."""

from django.db import migrations, models

TABLES = """
-- Transaction numbers begin again in another cluster, where a backup may have been restored: they count only
-- together with the cluster that gave them.
CREATE FUNCTION events_cluster() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT system_identifier FROM pg_control_system()
$$;

CREATE TABLE events_event (
    id uuid NOT NULL DEFAULT uuidv7(),
    kind text NOT NULL,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT base_now(),
    subject_type text NOT NULL DEFAULT '',
    subject uuid,
    office integer,
    area integer,
    topic text NOT NULL DEFAULT '',
    channel text NOT NULL DEFAULT '',
    sign smallint NOT NULL DEFAULT 1 CHECK (sign IN (1, -1)),
    actor integer NOT NULL DEFAULT 0,
    position integer,
    on_behalf_of integer,
    facts jsonb NOT NULL DEFAULT '{}',
    cluster bigint NOT NULL DEFAULT events_cluster(),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX events_event_subject ON events_event (subject, at);
CREATE INDEX events_event_kind ON events_event (kind, at);
CREATE INDEX events_event_office ON events_event (office, kind, at);
CREATE INDEX events_event_xid ON events_event (xid);

-- The application's role makes coming years too, though it owns no table.
CREATE FUNCTION events_make_year(year integer) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF to_regclass(format('public.events_event_%s', year)) IS NOT NULL THEN
        RETURN false;
    END IF;
    IF year NOT BETWEEN 1975 AND 2200 THEN
        RAISE EXCEPTION 'there are no events of the year %', year USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format(
        'CREATE TABLE public.events_event_%s PARTITION OF public.events_event FOR VALUES FROM (%L) TO (%L)',
        year, make_timestamptz(year, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh'),
        make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh'));
    RETURN true;
END $$;
SELECT events_make_year(year) FROM generate_series(2021, 2036) AS year;

CREATE TABLE events_look (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    at timestamptz NOT NULL DEFAULT base_now(),
    actor integer NOT NULL,
    position integer,
    subject_type text NOT NULL,
    subject uuid NOT NULL,
    data_class text NOT NULL,
    reason text NOT NULL
);
CREATE INDEX events_look_subject ON events_look (subject, at);

CREATE TABLE events_seal (
    number integer PRIMARY KEY,
    cluster bigint NOT NULL,
    first_xid bigint NOT NULL,
    last_xid bigint NOT NULL,
    count integer NOT NULL CHECK (count > 0),
    root bytea NOT NULL,
    previous bytea NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT base_now(),
    CHECK (first_xid <= last_xid)
);

CREATE FUNCTION events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER events_event_append_only BEFORE UPDATE OR DELETE ON events_event
    FOR EACH ROW EXECUTE FUNCTION events_refuse();
CREATE TRIGGER events_look_append_only BEFORE UPDATE OR DELETE ON events_look
    FOR EACH ROW EXECUTE FUNCTION events_refuse();
CREATE TRIGGER events_seal_append_only BEFORE UPDATE OR DELETE ON events_seal
    FOR EACH ROW EXECUTE FUNCTION events_refuse();
"""
DROP = (
    "DROP TABLE events_event, events_look, events_seal; DROP FUNCTION events_refuse, events_make_year, events_cluster"
)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("base", "0001_clock_and_extensions")]
    operations = [
        migrations.RunSQL(
            TABLES,
            DROP,
            state_operations=[
                migrations.CreateModel(
                    name="Event",
                    fields=[("id", models.UUIDField(primary_key=True, serialize=False))],
                    options={
                        "managed": False,
                        "db_table": "events_event",
                        "verbose_name": "event",
                        "verbose_name_plural": "events",
                    },
                ),
                migrations.CreateModel(
                    name="Look",
                    fields=[("id", models.UUIDField(primary_key=True, serialize=False))],
                    options={
                        "managed": False,
                        "db_table": "events_look",
                        "verbose_name": "look at personal data",
                        "verbose_name_plural": "looks at personal data",
                    },
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[("number", models.IntegerField(primary_key=True, serialize=False))],
                    options={
                        "managed": False,
                        "db_table": "events_seal",
                        "verbose_name": "seal",
                        "verbose_name_plural": "seals",
                    },
                ),
            ],
        )
    ]
