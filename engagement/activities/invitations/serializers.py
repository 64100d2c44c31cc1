"""Invitations as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from accounts.models import Organisation
from core.api.fields import LanguageField, MomentField
from core.texts import check_readable
from engagement.activities.choices import InvitationState, Invitee
from engagement.activities.invitations.plans import Guest, Named
from engagement.activities.invitations.reading import MOST_LINES
from engagement.activities.models import (
    LONGEST_EMAIL,
    LONGEST_INVITED,
    LONGEST_WORDS,
    MOST_SEATS,
    Delegate,
    Invitation,
)
from engagement.activities.serializers import ActivitySerializer


class DelegateSerializer(serializers.Serializer[Delegate]):
    """One whom an agency sends."""

    code = serializers.CharField()
    name = serializers.CharField()
    named_at = MomentField()


class ActivityInvitationSerializer(serializers.Serializer[Invitation]):
    """One letter and what was answered."""

    code = serializers.CharField()
    number = serializers.IntegerField(help_text=_("Of the letter; counted per activity."))
    invitee = serializers.ChoiceField(choices=Invitee.choices)
    name = serializers.CharField()
    email = serializers.CharField(allow_blank=True)
    seats = serializers.IntegerField()
    named = serializers.IntegerField(help_text=_("For how many seats a name is given."))
    state = serializers.ChoiceField(choices=InvitationState.choices)
    note = serializers.CharField(allow_blank=True)
    language = serializers.CharField()
    answer_by = serializers.DateField()
    sent_at = MomentField()
    remind_at = MomentField(allow_null=True)
    answered_at = MomentField(allow_null=True)
    delegates = DelegateSerializer(many=True, source="delegates.all")


class MyActivityInvitationSerializer(ActivityInvitationSerializer):
    """An invitation I may answer, with what it is for."""

    activity = ActivitySerializer()


class InvitationsSentSerializer(serializers.Serializer[Any]):
    """The letters made, in the order of the guests; who was invited already is not among them."""

    invitations = ActivityInvitationSerializer(many=True)


class InvitationCountsSerializer(serializers.Serializer[Any]):
    """How many are silent, and how many have said what; seats with each."""

    sent = serializers.IntegerField()
    sent_seats = serializers.IntegerField()
    accepted = serializers.IntegerField()
    accepted_seats = serializers.IntegerField()
    declined = serializers.IntegerField()
    declined_seats = serializers.IntegerField()
    named = serializers.IntegerField(help_text=_("Delegates named."))


class GuestInSerializer(serializers.Serializer[Any]):
    """One to be invited: by an e-mail address, or a verified group of the site by its code."""

    name = serializers.CharField(max_length=LONGEST_INVITED, validators=[check_readable])
    email = serializers.EmailField(max_length=LONGEST_EMAIL, required=False, allow_blank=True, default="")
    seats = serializers.IntegerField(
        min_value=1,
        max_value=MOST_SEATS,
        allow_null=True,
        default=None,
        help_text=_("Null: the person comes herself; else that many delegates are named."),
    )
    organisation = serializers.SlugRelatedField(
        slug_field="code",
        queryset=Organisation.objects.filter(verified_at__isnull=False),
        allow_null=True,
        default=None,
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs["email"]) == bool(attrs["organisation"]):
            raise serializers.ValidationError(
                {"email": _("Give an e-mail address or a group, and not both.")}
            )
        return attrs


class InvitationsInSerializer(serializers.Serializer[Any]):
    """Whom to invite, and what the letter says."""

    guests = serializers.ListField(child=GuestInSerializer(), allow_empty=False, max_length=MOST_LINES)
    note = serializers.CharField(max_length=LONGEST_WORDS, allow_blank=True, default="")
    answer_by = serializers.DateField(help_text=_("The last day to answer, at the place."))
    language = LanguageField(default="id")

    def validate_guests(self, guests: list[dict[str, Any]]) -> list[Guest]:
        return [Guest(**guest) for guest in guests]


class DelegateInSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=LONGEST_INVITED, validators=[check_readable])


class AnswerInSerializer(serializers.Serializer[Any]):
    """Yes or no; a yes may name delegates, at once or later."""

    comes = serializers.BooleanField()
    delegates = serializers.ListField(child=DelegateInSerializer(), default=list, max_length=MOST_SEATS)

    def validate_delegates(self, delegates: list[dict[str, Any]]) -> list[Named]:
        return [Named(**delegate) for delegate in delegates]
