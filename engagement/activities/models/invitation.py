"""Who is invited to an activity, what was answered, and whom an agency sends."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.activities.choices import InvitationState, Invitee
from engagement.activities.models.activity import Activity

LONGEST_EMAIL, LONGEST_INVITED, LONGEST_WORDS = 254, 120, 600
MOST_SEATS = 50
MOST_REMINDERS = 99


class Invitation(models.Model):
    """One letter, with its number, to a person, an agency or a group of the site.

    `person` is who is written to at `email`: her who has confirmed that address, else a record without a login. Of a
    group, its managers are written to. `name` is what the organiser wrote; nothing she did not know is kept here.
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="invitations", db_index=False
    )
    # Counted per activity under its lock; a letter's number is never given twice.
    number = models.PositiveIntegerField()
    invitee = models.CharField(max_length=8, choices=Invitee.choices)
    name = models.CharField(max_length=LONGEST_INVITED)
    email = models.EmailField(max_length=LONGEST_EMAIL, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    seats = models.PositiveSmallIntegerField(default=1)
    # How many delegates have been named: a counter, so that the seats are its ceiling in the database too.
    named = models.PositiveSmallIntegerField(default=0)
    note = models.TextField(max_length=LONGEST_WORDS, blank=True)
    language = models.CharField(max_length=12)
    answer_by = models.DateField()
    state = models.CharField(max_length=10, choices=InvitationState.choices, default=InvitationState.SENT)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField()
    # When those who have not answered are reminded; another asking for it is another reminder.
    remind_at = models.DateTimeField(null=True)
    reminder = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    # Empty when it was answered by the link of the letter.
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "number"], name="activities_invitation_number_once"),
            models.UniqueConstraint(
                fields=["activity", "email"],
                condition=~Q(state=InvitationState.WITHDRAWN) & ~Q(email=""),
                name="activities_invitation_address_once",
            ),
            models.UniqueConstraint(
                fields=["activity", "organisation"],
                condition=~Q(state=InvitationState.WITHDRAWN),
                name="activities_invitation_group_once",
            ),
            models.CheckConstraint(
                condition=Q(invitee=Invitee.GROUP, organisation__isnull=False, person__isnull=True, email="")
                | (
                    ~Q(invitee=Invitee.GROUP)
                    & ~Q(email="")
                    & Q(organisation__isnull=True, person__isnull=False)
                ),
                name="activities_invitation_one_invitee",
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1) & (~Q(invitee=Invitee.PERSON) | Q(seats=1)),
                name="activities_invitation_has_seats",
            ),
            models.CheckConstraint(
                condition=Q(named__lte=F("seats")) & (Q(named=0) | Q(state=InvitationState.ACCEPTED)),
                name="activities_invitation_within_seats",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[InvitationState.ACCEPTED, InvitationState.DECLINED], answered_at__isnull=False
                )
                | Q(state__in=[InvitationState.SENT, InvitationState.WITHDRAWN], answered_at__isnull=True),
                name="activities_invitation_answered_has_date",
            ),
            models.CheckConstraint(
                condition=Q(reminder__lte=MOST_REMINDERS), name="activities_invitation_few_reminders"
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.number} to activity {self.activity_id}"

    @property
    def seats_left(self) -> int:
        """For how many no delegate is named yet."""
        return self.seats - self.named

    @property
    def names_delegates(self) -> bool:
        return self.invitee != Invitee.PERSON


class Delegate(models.Model):
    """One whom an agency or group sends; `person` is her record, without a login and not written to."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="delegates", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations")
    name = models.CharField(max_length=LONGEST_INVITED)
    named_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitation", "name"], name="activities_delegate_once"),
        ]

    def __str__(self) -> str:
        return f"delegate of {self.invitation}"
