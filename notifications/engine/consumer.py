"""What each fact means for the plan. One person is planned at once; a whole activity in chunks soon after."""

from datetime import datetime

from core.models import Fact
from notifications.engine.choices import OPEN
from notifications.engine.models import Message
from notifications.engine.planning.replan import ask, plan_group, plan_person

OF_ONE_PERSON = frozenset(
    {
        "registration_made",
        "registration_changed",
        "registration_cancelled",
        "registration_declined",
        "registration_promoted",
        "registration_waiting",
        "seat_offered",
        "offer_declined",
        "offer_lapsed",
        "contribution_made",
        "contribution_withdrawn",
        "role_given",
        "pledge_kept",
        "pledge_taken_back",
        "pledge_written",
        "shift_left",
        "shift_taken",
        "signature_made",
        "signature_taken_back",
        "appeal_decided",
        "safeguarding_task_given",
        "activity_followed",
        "activity_unfollowed",
    }
)
OF_AN_ACTIVITY = frozenset(
    {
        "activity_published",
        "activity_changed",
        "activity_moved",
        "activity_closed",
        "activity_returned",
        "activity_withdrawn",
        "invitation_accepted",
        "invitation_declined",
        "invitation_reminded",
        "invitation_withdrawn",
        "invitations_sent",
        "answer_asked",
        "co_organiser_named",
        "commitment_made",
        "commitment_told",
        "letters_delivered",
        "letters_replied",
        "minutes_confirmed",
        "outcome_published",
        "reply_published",
        "reconfirmation_asked",
        "reminder_rules_changed",
        "reminders_let_go",
        "report_decided",
        "words_hidden",
        "update_published",
        "update_withdrawn",
        "shift_called_off",
        "shift_changed",
    }
)
OF_A_PERSON = frozenset({"person_changed"})

# These may name the person they are about; else they are about all whom the group concerns.
OF_A_GROUP = frozenset(
    {
        "mandate_granted",
        "mandate_withdrawn",
        "member_invited",
        "membership_answered",
        "membership_asked",
        "organisation_verified",
    }
)

WANTS = OF_ONE_PERSON | OF_AN_ACTIVITY | OF_A_PERSON | OF_A_GROUP


def handle(fact: Fact, now: datetime) -> None:
    """Bring the plan up to one fact; doing it twice changes nothing."""
    if fact.name in OF_ONE_PERSON:
        plan_person(activity_id=fact.ids["activity"], person_id=fact.ids["person"], now=now)
    elif fact.name in OF_AN_ACTIVITY:
        ask(fact.ids["activity"])
    elif fact.name in OF_A_PERSON:
        _replan_everything_of(fact.ids["person"], now=now)
    elif fact.name in OF_A_GROUP:
        plan_group(organisation_id=fact.ids["organisation"], person_id=fact.ids.get("person"), now=now)


def _replan_everything_of(person_id: int, *, now: datetime) -> None:
    open_rows = Message.objects.filter(person_id=person_id, state__in=OPEN, activity__isnull=False)
    for activity_id in sorted(set(open_rows.values_list("activity_id", flat=True))):
        plan_person(activity_id=activity_id, person_id=person_id, now=now)
