from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0001_consultations'),
    ]

    operations = [
        migrations.AddField(
            model_name='phase',
            name='code',
            field=models.CharField(editable=False, max_length=10, null=True),
        ),
    ]
