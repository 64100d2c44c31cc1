"""What the messages so far have told of the time: that of now, for until now no event with registrations was moved."""

from django.db import migrations

_TELL = """
UPDATE engine_attempt SET told_version = a.time_version
FROM engine_message m JOIN activities_activity a ON a.id = m.activity_id
WHERE m.id = engine_attempt.message_id AND engine_attempt.told_version = 0
  AND m.topic IN ('registration_confirmation', 'event_reminder', 'consultation_closing')
"""


class Migration(migrations.Migration):
    dependencies = [("engine", "0003_told_versions"), ("activities", "0003_first_versions")]

    operations = [migrations.RunSQL(_TELL, migrations.RunSQL.noop)]
