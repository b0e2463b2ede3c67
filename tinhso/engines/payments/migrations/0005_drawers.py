
import django.db.models.deletion
import tinhso.base.clock
import tinhso.base.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0007_consents'),
        ('payments', '0004_post'),
    ]

    operations = [
        migrations.AlterField(
            model_name='credit',
            name='outcome',
            field=models.CharField(choices=[('settled', 'counted for the demand'), ('undecided', 'waits for a decision'), ('returned', 'sent back to the payer'), ('remitted', 'money that others collected for us')], default='undecided', max_length=9, verbose_name='outcome'),
        ),
        migrations.CreateModel(
            name='CashOut',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('by', models.IntegerField(default=0, verbose_name='by')),
                ('at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='at')),
                ('refund', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cash_out', to='payments.refund')),
            ],
            options={
                'verbose_name': 'cash paid out',
                'verbose_name_plural': 'cash paid out',
            },
        ),
        migrations.CreateModel(
            name='DrawerClosing',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('by', models.IntegerField(default=0, verbose_name='by')),
                ('at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='at')),
                ('brought', models.BigIntegerField(verbose_name='change from before (đồng)')),
                ('taken', models.BigIntegerField(verbose_name='taken (đồng)')),
                ('paid_out', models.BigIntegerField(verbose_name='paid out (đồng)')),
                ('counted', models.BigIntegerField(verbose_name='counted (đồng)')),
                ('left', models.BigIntegerField(default=0, verbose_name='left in the drawer (đồng)')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drawer_closings', to='directory.office')),
            ],
            options={
                'verbose_name': 'close of a cash drawer',
                'verbose_name_plural': 'closes of cash drawers',
            },
        ),
        migrations.CreateModel(
            name='ClosedCash',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('cash_out', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closed', to='payments.cashout')),
                ('payment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closed', to='payments.payment')),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='payments.drawerclosing')),
            ],
            options={
                'verbose_name': 'counted cash movement',
                'verbose_name_plural': 'counted cash movements',
            },
        ),
        migrations.CreateModel(
            name='RefundRequest',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('by', models.IntegerField(default=0, verbose_name='by')),
                ('at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='at')),
                ('amount', models.BigIntegerField(verbose_name='amount (đồng)')),
                ('reason', models.TextField(verbose_name='reason')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided at')),
                ('decided_by', models.IntegerField(null=True, verbose_name='decided by')),
                ('answer', models.CharField(blank=True, max_length=300, verbose_name='answer')),
                ('demand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refund_requests', to='payments.demand')),
                ('refund', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='request', to='payments.refund')),
            ],
            options={
                'verbose_name': 'proposed refund',
                'verbose_name_plural': 'proposed refunds',
            },
        ),
        migrations.CreateModel(
            name='Remittance',
            fields=[
                ('id', models.UUIDField(default=tinhso.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('by', models.IntegerField(default=0, verbose_name='by')),
                ('at', models.DateTimeField(default=tinhso.base.clock.now, verbose_name='at')),
                ('gateway', models.CharField(blank=True, max_length=40, verbose_name='collected by')),
                ('day', models.DateField(null=True, verbose_name='day')),
                ('amount', models.BigIntegerField(verbose_name='amount (đồng)')),
                ('closing', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remittance', to='payments.drawerclosing')),
                ('credit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='remittance', to='payments.credit')),
            ],
            options={
                'verbose_name': 'remittance',
                'verbose_name_plural': 'remittances',
            },
        ),
        migrations.AddConstraint(
            model_name='drawerclosing',
            constraint=models.CheckConstraint(condition=models.Q(('counted__gte', models.F('left')), ('left__gte', 0)), name='no_more_is_left_than_counted'),
        ),
        migrations.AddConstraint(
            model_name='closedcash',
            constraint=models.CheckConstraint(condition=models.Q(('payment', None), ('cash_out', None), _connector='XOR'), name='a_movement_goes_one_way'),
        ),
        migrations.AddConstraint(
            model_name='refundrequest',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='proposed_refund_is_positive'),
        ),
        migrations.AddConstraint(
            model_name='refundrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('demand',), name='one_open_proposal_per_demand'),
        ),
        migrations.AddConstraint(
            model_name='remittance',
            constraint=models.UniqueConstraint(condition=models.Q(('day', None), _negated=True), fields=('gateway', 'day'), name='one_remittance_per_collected_day'),
        ),
    ]
