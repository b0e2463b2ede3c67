from django.db import migrations, models

# What was delivered said so in its words; now a field does.
MARKED = """
UPDATE cases_supplementrule
SET example = true, ground = replace(ground, ' (giá trị mẫu)', ''), approved_by = replace(approved_by, ' (giá trị mẫu)', '')
WHERE ground LIKE '%(giá trị mẫu)'
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_task_limit")]

    operations = [
        migrations.AddField(
            model_name="supplementrule",
            name="example",
            field=models.BooleanField(default=False, verbose_name="example value"),
        ),
        migrations.RunSQL(MARKED, migrations.RunSQL.noop),
    ]
