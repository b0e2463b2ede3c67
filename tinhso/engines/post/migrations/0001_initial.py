import django.db.models.deletion
import tinhso.base.clock
import tinhso.base.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0005_where_units_lie'),
    ]

    operations = [
        migrations.CreateModel(
            name='Carrier',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('adapter', models.CharField(default='post', max_length=40, verbose_name='connection')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.office')),
            ],
            options={
                'verbose_name': 'carrier',
                'verbose_name_plural': 'carriers',
            },
        ),
        migrations.CreateModel(
            name='CodeRange',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('prefix', models.CharField(max_length=2, verbose_name='service indicator')),
                ('first', models.PositiveIntegerField(verbose_name='first number')),
                ('last', models.PositiveIntegerField(verbose_name='last number')),
                ('next', models.PositiveIntegerField(verbose_name='next number')),
                ('carrier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ranges', to='post.carrier')),
            ],
            options={
                'verbose_name': 'range of consignment numbers',
                'verbose_name_plural': 'ranges of consignment numbers',
            },
        ),
        migrations.CreateModel(
            name='Manifest',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(verbose_name='day')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number of the day')),
                ('codes', models.JSONField(default=list, verbose_name='consignment numbers')),
                ('made_at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='made at')),
                ('made_by', models.IntegerField(verbose_name='handed over by')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='confirmed at')),
                ('confirmed_by', models.IntegerField(null=True, verbose_name='taken over by')),
                ('missing', models.JSONField(default=list, verbose_name='not there')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('carrier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='manifests', to='post.carrier')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='manifests', to='directory.office')),
            ],
            options={
                'verbose_name': 'manifest',
                'verbose_name_plural': 'manifests',
            },
        ),
        migrations.CreateModel(
            name='Consignment',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=13, unique=True, verbose_name='consignment number')),
                ('about', models.UUIDField(verbose_name='about')),
                ('reference', models.CharField(blank=True, max_length=60, verbose_name='reference')),
                ('topic', models.CharField(blank=True, max_length=40, verbose_name='procedure')),
                ('direction', models.CharField(choices=[('in', 'papers to the office'), ('out', 'result to the recipient')], max_length=3, verbose_name='direction')),
                ('stage', models.CharField(choices=[('prepared', 'prepared'), ('handed', 'handed to the post'), ('accepted', 'taken over by the post'), ('moving', 'on the way'), ('out', 'being delivered'), ('attempted', 'nobody met, tried again'), ('delivered', 'delivered'), ('returning', 'undeliverable, on the way back'), ('returned', 'came back'), ('cancelled', 'cancelled')], default='prepared', max_length=9, verbose_name='stage')),
                ('party', models.IntegerField(verbose_name='subject of the person')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                ('address', models.CharField(max_length=200, verbose_name='address')),
                ('demand', models.UUIDField(null=True, verbose_name='demand for the postage')),
                ('cod', models.BigIntegerField(default=0, verbose_name='to be collected at the door (đồng)')),
                ('made_at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='prepared at')),
                ('made_by', models.IntegerField(default=0, verbose_name='prepared by')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended at')),
                ('cancelled_at', models.DateTimeField(null=True, verbose_name='cancelled at')),
                ('seen_at', models.DateTimeField(null=True, verbose_name='taken in by the desk at')),
                ('seen_by', models.IntegerField(null=True, verbose_name='taken in by')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.area')),
                ('before', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.area')),
                ('carrier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consignments', to='post.carrier')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consignments', to='directory.office')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='post.consignment')),
                ('manifest', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consignments', to='post.manifest')),
            ],
            options={
                'verbose_name': 'consignment',
                'verbose_name_plural': 'consignments',
            },
        ),
        migrations.CreateModel(
            name='PostPoint',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='where')),
                ('hours', models.CharField(blank=True, max_length=120, verbose_name='opening hours')),
                ('is_served', models.BooleanField(default=True, verbose_name='served')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='post_points', to='directory.area')),
            ],
            options={
                'verbose_name': 'post point',
                'verbose_name_plural': 'post points',
            },
        ),
        migrations.CreateModel(
            name='Track',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('stage', models.CharField(choices=[('prepared', 'prepared'), ('handed', 'handed to the post'), ('accepted', 'taken over by the post'), ('moving', 'on the way'), ('out', 'being delivered'), ('attempted', 'nobody met, tried again'), ('delivered', 'delivered'), ('returning', 'undeliverable, on the way back'), ('returned', 'came back'), ('cancelled', 'cancelled')], max_length=9, verbose_name='stage')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('told_at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='told at')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('message', models.CharField(max_length=120, verbose_name="carrier's message")),
                ('consignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tracks', to='post.consignment')),
            ],
            options={
                'verbose_name': 'tracking report',
                'verbose_name_plural': 'tracking reports',
            },
        ),
        migrations.AddConstraint(
            model_name='carrier',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('adapter',), name='one_open_carrier'),
        ),
        migrations.AddConstraint(
            model_name='coderange',
            constraint=models.UniqueConstraint(fields=('prefix', 'first'), name='one_range_per_first_number'),
        ),
        migrations.AddConstraint(
            model_name='manifest',
            constraint=models.UniqueConstraint(fields=('office', 'day', 'number'), name='one_manifest_per_number'),
        ),
        migrations.AddIndex(
            model_name='consignment',
            index=models.Index(fields=['about'], name='consignments_about'),
        ),
        migrations.AddIndex(
            model_name='consignment',
            index=models.Index(fields=['office', 'stage'], name='consignments_of_office'),
        ),
        migrations.AddIndex(
            model_name='consignment',
            index=models.Index(condition=models.Q(('ended_at', None)), fields=['carrier', 'made_at'], name='consignments_not_ended'),
        ),
        migrations.AddConstraint(
            model_name='consignment',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('about', 'direction'), name='one_open_consignment_each_way'),
        ),
        migrations.AddConstraint(
            model_name='consignment',
            constraint=models.CheckConstraint(condition=models.Q(('cod__gte', 0)), name='nothing_negative_is_collected'),
        ),
        migrations.AddConstraint(
            model_name='postpoint',
            constraint=models.UniqueConstraint(fields=('name', 'area', 'valid_from'), name='one_post_point_per_name'),
        ),
        migrations.AddConstraint(
            model_name='track',
            constraint=models.UniqueConstraint(fields=('consignment', 'message'), name='one_track_per_message'),
        ),
    ]
