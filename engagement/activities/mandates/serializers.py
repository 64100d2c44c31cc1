"""Mandates and objections as the API gives and takes them."""

from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from accounts.models import Organisation
from core.api.fields import MomentField
from core.texts import check_readable
from engagement.activities.models import (
    LONGEST_EVIDENCE,
    LONGEST_OBJECTION,
    LONGEST_SCOPE,
    Mandate,
    MandateObjection,
)


class GroupField(serializers.CharField):
    """For which group one speaks, by its code; left out or empty: for oneself. Gives the group, or None."""

    default_error_messages: ClassVar = {"unknown": _("There is no group with this code.")}

    def __init__(self, **more: Any) -> None:  # Any: whatever a field takes
        more.setdefault("help_text", _("The code of the group for which you speak; empty: for yourself."))
        super().__init__(default=None, allow_null=True, allow_blank=True, **more)

    def to_internal_value(self, data: Any) -> Any:
        code = super().to_internal_value(data)
        found = Organisation.objects.filter(code=code).first() if code else None
        if code and found is None:
            self.fail("unknown")
        return found


class SpeakingForSerializer(serializers.Serializer[Any]):
    """Whose answers are meant: one's own, or those of a group for which one may speak."""

    for_organisation = GroupField()


class MandateSerializer(serializers.Serializer[Mandate]):
    """Who may speak for a group, on what ground; read with `selectors.mandates_of`, `now` in the context."""

    code = serializers.CharField()
    organisation = serializers.CharField(source="organisation.code")
    name_of_group = serializers.CharField(source="organisation.name")
    person = serializers.CharField(source="person.code")
    called = serializers.CharField(source="person.called")
    scope = serializers.CharField()
    activity = serializers.CharField(
        source="activity.code",
        allow_null=True,
        default=None,
        help_text=_("The one activity it reaches to; null for all."),
    )
    evidence = serializers.CharField()
    evidence_url = serializers.CharField(allow_blank=True)
    starts_on = serializers.DateField()
    expires_on = serializers.DateField(help_text=_("The last day, by the clock of the group's place."))
    is_by_holder = serializers.BooleanField(
        help_text=_("Whether she gave it to herself, as nobody else of the group could.")
    )
    withdrawn_at = MomentField(allow_null=True)
    stands = serializers.SerializerMethodField(help_text=_("Whether she may speak under it today."))
    objections = serializers.IntegerField(source="objected", help_text=_("How many members object."))

    def get_stands(self, mandate: Mandate) -> bool:
        now: datetime = self.context["now"]
        return mandate.stands_at(now) and bool(getattr(mandate, "belongs", False))


class MandateInSerializer(serializers.Serializer[Any]):
    """Who may speak, by her code, on what and until when."""

    person = serializers.CharField(max_length=10)
    scope = serializers.CharField(max_length=LONGEST_SCOPE, validators=[check_readable])
    activity = serializers.CharField(
        max_length=10,
        allow_null=True,
        default=None,
        help_text=_("The code of the one consultation it reaches to; null for all."),
    )
    evidence = serializers.CharField(max_length=LONGEST_EVIDENCE, validators=[check_readable])
    evidence_url = serializers.URLField(max_length=200, allow_blank=True, default="")
    starts_on = serializers.DateField()
    expires_on = serializers.DateField(help_text=_("The last day; at most two years after the first."))


class ObjectionSerializer(serializers.Serializer[MandateObjection]):
    """What a member says against a mandate; never who."""

    code = serializers.CharField()
    reason = serializers.CharField()
    raised_at = MomentField()
    answer = serializers.CharField(allow_blank=True)
    answered_at = MomentField(allow_null=True)


class ObjectionInSerializer(serializers.Serializer[Any]):
    """Why a member objects."""

    reason = serializers.CharField(max_length=LONGEST_OBJECTION, validators=[check_readable])


class ObjectionAnswerInSerializer(serializers.Serializer[Any]):
    """What the group says to it."""

    answer = serializers.CharField(max_length=LONGEST_OBJECTION, validators=[check_readable])
