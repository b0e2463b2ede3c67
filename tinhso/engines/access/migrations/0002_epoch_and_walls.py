"""The epoch that every change of a right moves on, and what walled tables call."""

from django.db import migrations

EPOCH = """
CREATE SEQUENCE access_epoch_number;
CREATE TABLE access_epoch (single boolean PRIMARY KEY DEFAULT true CHECK (single), number bigint NOT NULL);
INSERT INTO access_epoch (number) VALUES (nextval('access_epoch_number'));

CREATE FUNCTION access_new_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE access_epoch SET number = nextval('access_epoch_number');
    RETURN NULL;
END $$;
CREATE TRIGGER access_grant_epoch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON access_grant
    FOR EACH STATEMENT EXECUTE FUNCTION access_new_epoch();
CREATE TRIGGER access_delegation_epoch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON access_delegation
    FOR EACH STATEMENT EXECUTE FUNCTION access_new_epoch();
"""
NO_EPOCH = """
DROP TRIGGER access_grant_epoch ON access_grant;
DROP TRIGGER access_delegation_epoch ON access_delegation;
DROP FUNCTION access_new_epoch;
DROP TABLE access_epoch;
DROP SEQUENCE access_epoch_number;
"""

# A record that this transaction has made or handed on stays in its sight to the end (see walls.py).
HOLD = """
CREATE FUNCTION access_hold(record uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('tinhso.walls', true) = 'on' THEN
        PERFORM set_config('tinhso.held',
            concat_ws(',', nullif(current_setting('tinhso.held', true), ''), record::text), true);
    END IF;
    RETURN true;
END $$;
CREATE FUNCTION access_hold_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM access_hold(NEW.id);
    RETURN NEW;
END $$;
"""
NO_HOLD = "DROP FUNCTION access_hold_new; DROP FUNCTION access_hold"


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunSQL(EPOCH, NO_EPOCH), migrations.RunSQL(HOLD, NO_HOLD)]
