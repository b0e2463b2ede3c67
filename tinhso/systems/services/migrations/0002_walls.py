"""A dossier and what was handed in later are seen by those who are involved in the case, and by no one else."""

from django.db import migrations

from tinhso.engines.access.api import walls


class Migration(migrations.Migration):
    dependencies = [("services", "0001_initial"), ("access", "0002_epoch_and_walls")]
    operations = [
        *walls.enable("services_dossier", record="case_id"),
        *walls.enable("services_amendment", record="case_id"),
    ]
