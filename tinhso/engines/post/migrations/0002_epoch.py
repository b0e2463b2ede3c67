"""Whatever changes in this set-up ends what processes remember of it."""

from django.db import migrations

from tinhso.engines.access.api import moves_the_epoch


class Migration(migrations.Migration):
    dependencies = [("post", "0001_initial"), ("access", "0002_epoch_and_walls")]
    operations = [moves_the_epoch("post_carrier")]
