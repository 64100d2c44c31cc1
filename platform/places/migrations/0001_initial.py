"""Makes the tables of places; `ltree` for scopes, `pg_trgm` for search as one types."""

import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import places.ltree
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        django.contrib.postgres.operations.CreateExtension('ltree'),
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.CreateModel(
            name='PlaceEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField()),
                ('places', models.PositiveIntegerField()),
            ],
            options={
                'get_latest_by': 'pk',
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=16, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('names', models.JSONField(blank=True, default=dict)),
                ('kind', models.CharField(choices=[('country', 'country'), ('province', 'province'), ('regency', 'regency'), ('city', 'city'), ('state', 'state'), ('district', 'district')], max_length=10)),
                ('path', places.ltree.LtreeField(max_length=64, unique=True)),
                ('zone', models.CharField(blank=True, max_length=64)),
                ('iso', models.CharField(blank=True, max_length=6)),
                ('folded', models.TextField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('tile_row', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('tile_column', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.place')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='places.place')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GistIndex(fields=['path'], name='place_path_gist'), django.contrib.postgres.indexes.GinIndex(fields=["folded"], fastupdate=False, name='place_folded_trigrams', opclasses=['gin_trgm_ops'])],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'country'), ('parent', None)), models.Q(models.Q(('kind', 'country'), _negated=True), ('parent__isnull', False)), _connector='OR'), name='place_only_countries_stand_alone')],
            },
        ),
    ]
