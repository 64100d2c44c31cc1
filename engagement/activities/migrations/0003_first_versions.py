"""The version of times and places that every activity has now."""

from django.db import migrations

_KEEP = """
INSERT INTO activities_activityversion
    (activity_id, number, starts_at, ends_at, zone, place_id, venue, changed_at, changed_by_id, note)
SELECT a.id, a.time_version, a.starts_at, a.ends_at, a.zone, a.place_id, coalesce(e.venue, ''),
    coalesce(a.published_at, a.created_at), a.created_by_id, ''
FROM activities_activity a LEFT JOIN events_event e ON e.activity_id = a.id
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_versions"), ("events", "0001_events")]

    operations = [migrations.RunSQL(_KEEP, migrations.RunSQL.noop)]
