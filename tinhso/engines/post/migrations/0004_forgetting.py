"""Whom something was carried to goes when the time of its record has passed; the carrier's reports only by this."""

from django.db import migrations

MAKE = """
CREATE FUNCTION post_forget(record uuid) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE post_track SET note = '' WHERE consignment_id IN (SELECT id FROM post_consignment WHERE about = record);
    UPDATE post_consignment SET name = '', phone = '', address = '', party = 0 WHERE about = record;
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("post", "0003_by_hand")]
    operations = [migrations.RunSQL(MAKE, "DROP FUNCTION post_forget")]
