"""A reader who is not involved in a case sees neither it nor its tasks, whatever a query forgets."""

from django.db import migrations

from tinhso.engines.access.api import walls


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("access", "0002_epoch_and_walls")]
    operations = [*walls.enable("cases_case"), *walls.enable("cases_task", record="case_id")]
