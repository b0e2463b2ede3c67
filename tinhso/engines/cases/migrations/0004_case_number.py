"""What officials search and filter by gets a column and indexes that serve behind the wall."""

from django.db import migrations, models

FILL = r"UPDATE cases_case SET number = substring(code from '-(\d{1,9})$')::integer WHERE code ~ '-\d{1,9}$'"


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_case_sector")]
    operations = [
        migrations.AddField(
            model_name="case",
            name="number",
            field=models.PositiveIntegerField(default=0, verbose_name="running number"),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["number", "-id"], name="case_by_number"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["stage", "-id"], name="case_by_stage"),
        ),
    ]
