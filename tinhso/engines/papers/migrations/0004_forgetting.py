"""A paper whose record has ended loses contents, owner and file, by one function alone and only all at once."""

from django.db import migrations

MAKE = """
CREATE OR REPLACE FUNCTION papers_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.file_id IS NOT NULL AND to_jsonb(OLD) - 'file_id' = to_jsonb(NEW) - 'file_id' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.data = '{}' AND NEW.file_id IS NULL AND NEW.owner IS NULL
        AND to_jsonb(OLD) - ARRAY['data', 'file_id', 'owner'] = to_jsonb(NEW) - ARRAY['data', 'file_id', 'owner']
        AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an issued paper is never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION papers_forget(record uuid) RETURNS SETOF uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT file_id FROM papers_paper WHERE about = record AND file_id IS NOT NULL;
    UPDATE papers_revocation SET reason = '' WHERE paper_id IN (SELECT id FROM papers_paper WHERE about = record);
    UPDATE papers_paper SET data = '{}', file_id = NULL, owner = NULL WHERE about = record;
END $$;
"""
BACK = "DROP FUNCTION papers_forget"


class Migration(migrations.Migration):
    dependencies = [("papers", "0003_held")]
    operations = [migrations.RunSQL(MAKE, BACK)]
