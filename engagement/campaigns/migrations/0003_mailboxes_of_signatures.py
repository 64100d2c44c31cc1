from django.db import migrations
from django.db.migrations.state import StateApps

from core.codes import keyed_hash


def keep_mailboxes(apps: StateApps, _editor: object) -> None:
    """Write beside each standing signature the mailbox of who gave it; of two from one mailbox beside the earlier."""
    action_taken = apps.get_model("campaigns", "ActionTaken")
    contact_point = apps.get_model("accounts", "ContactPoint")
    seen = set()
    for action in action_taken.objects.filter(state="done").order_by("taken_at", "id").iterator():
        confirmed = contact_point.objects.filter(
            person=action.person_id, kind="email", verified_at__isnull=False
        )
        point = confirmed.order_by("verified_at", "id").first()
        if point is None or (action.campaign_id, action.kind, point.mailbox) in seen:
            continue
        seen.add((action.campaign_id, action.kind, point.mailbox))
        action.mailbox = keyed_hash("mailbox", point.mailbox)
        action.save(update_fields=["mailbox"])


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0002_signatures_by_mailbox")]

    operations = [migrations.RunPython(keep_mailboxes, migrations.RunPython.noop)]
