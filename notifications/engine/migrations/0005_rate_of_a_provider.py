"""How fast a provider is written to, one row for each that has a rate."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("engine", "0004_what_was_told")]

    operations = [
        migrations.CreateModel(
            name="Rate",
            fields=[
                ("channel", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("free_at", models.DateTimeField()),
            ],
        ),
    ]
