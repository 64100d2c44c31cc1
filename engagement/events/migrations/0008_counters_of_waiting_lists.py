"""Every event that is there already gets the counters of its waiting list, at nought."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COUNTERS = ("waiting_hall", "waiting_online", "queue")


def open_counters(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    counter = apps.get_model("activities", "ActivityCounter")
    events = apps.get_model("events", "Event").objects.values_list("pk", flat=True)
    for pk in events.iterator():
        counter.objects.bulk_create(
            [counter(activity_id=pk, name=name) for name in COUNTERS], ignore_conflicts=True
        )


def close_counters(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("activities", "ActivityCounter").objects.filter(name__in=COUNTERS).delete()


class Migration(migrations.Migration):
    dependencies = [("events", "0007_waiting_list")]

    operations = [migrations.RunPython(open_counters, close_counters)]
