"""What was handed in goes as a whole when the time of its case has passed, by one function alone."""

from django.db import migrations

MAKE = """
CREATE FUNCTION forms_forget(handed_in uuid) RETURNS SETOF uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY DELETE FROM forms_submittedfile WHERE submission_id = handed_in RETURNING file_id;
    DELETE FROM forms_submission WHERE id = handed_in;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("forms", "0006_everyday_removed")]
    operations = [migrations.RunSQL(MAKE, "DROP FUNCTION forms_forget")]
