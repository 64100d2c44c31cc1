import core.codes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0003_codes_of_phases'),
    ]

    operations = [
        migrations.AlterField(
            model_name='phase',
            name='code',
            field=models.CharField(default=core.codes.public_code, editable=False, max_length=10, unique=True),
        ),
        migrations.AlterModelOptions(
            name='phase',
            options={'ordering': ['opens_at', 'id']},
        ),
        migrations.RemoveConstraint(
            model_name='phase',
            name='consultations_phase_once',
        ),
        migrations.AlterField(
            model_name='phase',
            name='title',
            field=models.CharField(blank=True, max_length=140),
        ),
        migrations.RemoveField(
            model_name='phase',
            name='position',
        ),
    ]
