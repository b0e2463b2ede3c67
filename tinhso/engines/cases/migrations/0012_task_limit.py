from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0011_helped_by'),
    ]

    operations = [
        migrations.AddField(
            model_name='task',
            name='limit',
            field=models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='time limit'),
        ),
    ]
