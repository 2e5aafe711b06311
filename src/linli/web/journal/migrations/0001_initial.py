import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True)),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('head', models.CharField(max_length=64)),
                ('at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('head__regex', '^[0-9a-f]{64}$')), name='book_head_is_a_hash'), models.CheckConstraint(condition=models.Q(models.Q(('at__isnull', True), ('size', 0)), models.Q(('at__isnull', False), ('size__gt', 0)), _connector='OR'), name='book_has_a_time_iff_entries')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('act', models.CharField(max_length=60)),
                ('role', models.CharField(max_length=60)),
                ('who', models.CharField(max_length=20, null=True)),
                ('how', models.CharField(max_length=10)),
                ('by', models.CharField(max_length=20, null=True)),
                ('subject', models.CharField(max_length=161)),
                ('facts', models.TextField()),
                ('before', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('line', models.TextField()),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='journal.book')),
            ],
            options={
                'indexes': [models.Index(fields=['book', 'subject', '-number'], name='entry_subject')],
                'constraints': [models.UniqueConstraint(fields=('book', 'number'), name='entry_number_once'), models.UniqueConstraint(fields=('hash',), name='entry_hash_once'), models.UniqueConstraint(fields=('before',), name='entry_followed_once'), models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='entry_number_from_one'), models.CheckConstraint(condition=models.Q(('how__in', ('self', 'desk', 'carer', 'proxy', 'rule'))), name='entry_how_known'), models.CheckConstraint(condition=models.Q(('before__regex', '^[0-9a-f]{64}$'), ('hash__regex', '^[0-9a-f]{64}$')), name='entry_hashes')],
            },
        ),
        migrations.CreateModel(
            name='Root',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveBigIntegerField()),
                ('root', models.CharField(max_length=64)),
                ('printed_at', models.DateTimeField()),
                ('where_for', models.CharField(blank=True, max_length=161)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roots', to='journal.book')),
            ],
            options={
                'ordering': ('-size', '-printed_at'),
                'constraints': [models.UniqueConstraint(fields=('book', 'size', 'where_for'), name='root_printed_once'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='root_of_something'), models.CheckConstraint(condition=models.Q(('root__regex', '^[0-9a-f]{64}$')), name='root_is_a_hash')],
            },
        ),
    ]
