"""Cases of every matter: without an account, given on, helped by others, merged, parted, opened once more."""

import django.db.models.deletion
import tinhso.base.clock
import tinhso.base.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0004_case_number'),
        ('directory', '0004_party_by_part_of_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('question', models.TextField(verbose_name='question')),
                ('at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='at')),
                ('answer_by', models.DateTimeField(verbose_name='answer by')),
                ('opinion', models.TextField(blank=True, verbose_name='opinion')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered at')),
            ],
            options={
                'verbose_name': 'consultation',
                'verbose_name_plural': 'consultations',
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('same', 'the same matter as'), ('part', 'a part of')], max_length=8, verbose_name='kind')),
                ('at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='at')),
            ],
            options={
                'verbose_name': 'link between cases',
                'verbose_name_plural': 'links between cases',
            },
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.TextField(verbose_name='reason')),
                ('at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='at')),
                ('due_before', models.DateTimeField(null=True, verbose_name='due before')),
            ],
            options={
                'verbose_name': 'reopening',
                'verbose_name_plural': 'reopenings',
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.TextField(verbose_name='reason')),
                ('at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='at')),
            ],
            options={
                'verbose_name': 'transfer',
                'verbose_name_plural': 'transfers',
            },
        ),
        migrations.RemoveConstraint(
            model_name='codecounter',
            name='one_counter_per_office_and_day',
        ),
        migrations.AddField("case", "owner", models.IntegerField(null=True, verbose_name="subject of its owner")),
        migrations.RunSQL(
            "UPDATE cases_case SET owner = p.subject_id FROM directory_party p WHERE p.id = applicant_id",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField("case", "owner", models.IntegerField(verbose_name="subject of its owner")),
        migrations.AddField(
            model_name='codecounter',
            name='series',
            field=models.CharField(blank=True, max_length=8, verbose_name='series'),
        ),
        migrations.AddField(
            model_name='handingout',
            name='superseded_at',
            field=models.DateTimeField(null=True, verbose_name='superseded at'),
        ),
        migrations.AddField(
            model_name='rating',
            name='reasons',
            field=models.JSONField(default=list, verbose_name='reasons'),
        ),
        migrations.AddField(
            model_name='rating',
            name='superseded_at',
            field=models.DateTimeField(null=True, verbose_name='superseded at'),
        ),
        migrations.AlterField(
            model_name='case',
            name='applicant',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='directory.party'),
        ),
        migrations.AlterField(
            model_name='case',
            name='channel',
            field=models.CharField(choices=[('desk', 'at the desk'), ('online', 'online'), ('post', 'by post'), ('phone', 'by telephone'), ('email', 'by e-mail'), ('zalo', 'by Zalo'), ('partner', 'from another system')], max_length=8, verbose_name='channel'),
        ),
        migrations.AlterField(
            model_name='handingout',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handings_out', to='cases.case'),
        ),
        migrations.AlterField(
            model_name='rating',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='cases.case'),
        ),
        migrations.AlterField(
            model_name='rating',
            name='score',
            field=models.PositiveSmallIntegerField(verbose_name='score'),
        ),
        migrations.AlterField(
            model_name='receipt',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.position'),
        ),
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.CharField(choices=[('reception', 'receive'), ('step', 'handle'), ('review', 'review'), ('sign', 'decide and sign'), ('return', 'return the result'), ('opinion', 'give an opinion')], max_length=10, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='codecounter',
            constraint=models.UniqueConstraint(fields=('office', 'day', 'series'), name='one_counter_per_office_day_and_series'),
        ),
        migrations.AddConstraint(
            model_name='handingout',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at', None)), fields=('case',), name='one_handing_out_in_force_per_case'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at', None)), fields=('case',), name='one_rating_in_force_per_case'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.position'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultations', to='cases.case'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.office'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='task',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='consultation', to='cases.task'),
        ),
        migrations.AddField(
            model_name='link',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.position'),
        ),
        migrations.AddField(
            model_name='link',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='cases.case'),
        ),
        migrations.AddField(
            model_name='link',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='linked', to='cases.case'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reopening', to='cases.case'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.position'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='transfers', to='cases.case'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='giver',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.office'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='taker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.office'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.UniqueConstraint(fields=('case', 'kind'), name='one_main_case_per_kind'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('case', models.F('other')), _negated=True), name='no_case_is_its_own_part'),
        ),
    ]
