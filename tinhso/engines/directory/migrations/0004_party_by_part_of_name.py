"""Finding a party by any part of its name."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_epoch")]
    operations = [
        migrations.AddIndex(
            model_name="party",
            index=GinIndex(fields=["folded"], name="party_by_part_of_name", opclasses=["gin_trgm_ops"]),
        ),
    ]
