"""A published version and a submission never change, whoever asks the database."""

from django.db import migrations

VERSION = """
CREATE FUNCTION forms_keep_published_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'valid_to') IS DISTINCT FROM (to_jsonb(OLD) - 'valid_to') THEN
        RAISE EXCEPTION 'version % of a procedure is published and cannot be changed', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER forms_published_versions_stay BEFORE UPDATE OR DELETE ON forms_procedureversion
    FOR EACH ROW EXECUTE FUNCTION forms_keep_published_versions();
"""
SUBMISSION = """
CREATE FUNCTION forms_keep_submissions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was handed in cannot be changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER forms_submissions_stay BEFORE UPDATE ON forms_submission
    FOR EACH ROW EXECUTE FUNCTION forms_keep_submissions();
CREATE TRIGGER forms_submitted_files_stay BEFORE UPDATE ON forms_submittedfile
    FOR EACH ROW EXECUTE FUNCTION forms_keep_submissions();
"""
BACK = """
DROP TRIGGER forms_published_versions_stay ON forms_procedureversion;
DROP FUNCTION forms_keep_published_versions();
DROP TRIGGER forms_submissions_stay ON forms_submission;
DROP TRIGGER forms_submitted_files_stay ON forms_submittedfile;
DROP FUNCTION forms_keep_submissions();
"""


class Migration(migrations.Migration):
    dependencies = [("forms", "0001_initial")]
    operations = [migrations.RunSQL([VERSION, SUBMISSION], BACK)]
