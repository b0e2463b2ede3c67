"""An issued paper never changes: only its file may be set, and set anew when a time stamp comes late."""

from django.db import migrations

MAKE = """
CREATE FUNCTION papers_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.file_id IS NOT NULL AND to_jsonb(OLD) - 'file_id' = to_jsonb(NEW) - 'file_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an issued paper is never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER papers_paper_immutable BEFORE UPDATE OR DELETE ON papers_paper
    FOR EACH ROW EXECUTE FUNCTION papers_refuse();
"""
DROP = "DROP TRIGGER papers_paper_immutable ON papers_paper; DROP FUNCTION papers_refuse"


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, DROP)]
