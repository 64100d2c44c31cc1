"""Gives each phase its code, and each consultation the number of people it heard, who gave one thing each until now."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from core.codes import public_code


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    phases = apps.get_model("consultations", "Phase")
    for phase in phases.objects.filter(code=None).iterator():
        phases.objects.filter(pk=phase.pk).update(code=public_code())
    counters = apps.get_model("activities", "ActivityCounter")
    given = counters.objects.filter(activity__kind="consultation", name="contributions")
    counters.objects.bulk_create(
        [
            counters(activity_id=counter.activity_id, name="people", value=counter.value)
            for counter in given.iterator()
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )


def undo(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    counters = apps.get_model("activities", "ActivityCounter")
    counters.objects.filter(activity__kind="consultation", name="people").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0001_trunk"),
        ("consultations", "0002_phases_have_codes"),
    ]

    operations = [migrations.RunPython(fill, undo)]
