"""Following as the API gives it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.activities.models import Follow
from engagement.activities.serializers import OrganiserSerializer
from places.serializers import PlaceSerializer


class FollowedActivitySerializer(serializers.Serializer[Any]):
    """The activity, in a line."""

    code = serializers.CharField()
    title = serializers.CharField()


class FollowSerializer(serializers.Serializer[Follow]):
    """What I follow: an activity, a place with all inside it, or a group; the other two are null."""

    activity = FollowedActivitySerializer(allow_null=True)
    place = serializers.SerializerMethodField()
    organisation = OrganiserSerializer(allow_null=True)
    followed_at = MomentField(help_text=_("Since when."))

    @extend_schema_field(PlaceSerializer(allow_null=True))
    def get_place(self, row: Follow) -> Any:
        return PlaceSerializer(row.place).data if row.place else None
