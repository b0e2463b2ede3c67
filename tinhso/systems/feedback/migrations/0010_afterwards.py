from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0009_fieldnotes'),
    ]

    operations = [
        migrations.AddField(
            model_name='report',
            name='asked_later',
            field=models.BooleanField(db_default=False, default=False, verbose_name='asked afterwards'),
        ),
        migrations.AddField(
            model_name='reporter',
            name='email_confirmed_at',
            field=models.DateTimeField(null=True, verbose_name='e-mail confirmed at'),
        ),
    ]
