"""Roles in an event as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.activities.choices import Role
from engagement.activities.models import ActivityRole
from engagement.activities.serializers import OrganiserSerializer


class EventRoleSerializer(serializers.Serializer[ActivityRole]):
    """Who helps, and in which role; `person` is null where a whole group organises too."""

    code = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)
    holder = serializers.CharField(help_text=_("The name of the person or the group."))
    person = serializers.CharField(source="person.code", allow_null=True, default=None)
    organisation = serializers.CharField(source="organisation.code", allow_null=True, default=None)
    given_at = MomentField()


class RoleEventSerializer(serializers.Serializer[Any]):
    """The event of a role, as little as one needs to decide."""

    code = serializers.CharField()
    title = serializers.CharField()
    starts_at = MomentField()
    organisation = OrganiserSerializer()


class MyEventRoleSerializer(serializers.Serializer[ActivityRole]):
    """A role of mine, or one that I am asked to take: then `accepted_at` is null."""

    code = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)
    activity = RoleEventSerializer()
    accepted_at = MomentField(allow_null=True)


class EventRoleInSerializer(serializers.Serializer[Any]):
    """Which role, and to whom by the code of a person of the group, or who helps already."""

    role = serializers.ChoiceField(choices=Role.choices)
    person = serializers.CharField(max_length=10)


class EventRoleOfferInSerializer(serializers.Serializer[Any]):
    """Which role, and the address of whoever is asked to take it."""

    role = serializers.ChoiceField(choices=Role.choices)
    email = serializers.EmailField()


class EventRoleOfferedSerializer(serializers.Serializer[Any]):
    """The same answer for every address, whether it is known here or not."""

    message = serializers.CharField()


class CoOrganiserInSerializer(serializers.Serializer[Any]):
    """The code of the other group, which is verified."""

    organisation = serializers.CharField(max_length=10)


class EventRoleHandOverInSerializer(serializers.Serializer[Any]):
    """Who takes it over, by her code."""

    to = serializers.CharField(max_length=10)
