"""The trunk of an activity as the API gives and takes it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Organisation, Person
from core.api.fields import LanguageField, MomentField, ZoneField
from core.mailboxes import written
from core.texts import check_readable
from engagement.activities.choices import Kind, State
from engagement.activities.history import Past
from engagement.activities.models import LONGEST_BODY, LONGEST_SUMMARY, LONGEST_TITLE, Activity
from places.selectors import zone_of
from places.serializers import PlaceCodeField, PlaceSerializer


class FiltersSerializer(serializers.Serializer[Any]):
    """What the list is narrowed to; what is left out does not narrow."""

    q = serializers.CharField(required=False, allow_blank=True, max_length=100, help_text=_("Words."))
    kind = serializers.ChoiceField(required=False, allow_blank=True, choices=Kind.choices)
    place = PlaceCodeField(required=False, help_text=_("The code of a place: it and all inside it."))
    online = serializers.BooleanField(default=False, help_text=_("Only what one can join online."))
    over = serializers.BooleanField(default=False, help_text=_("What is over too, the latest first."))


class OrganiserSerializer(serializers.Serializer[Organisation]):
    """Who organises it."""

    code = serializers.CharField()
    name = serializers.CharField()


class ActivitySerializer(serializers.Serializer[Activity]):
    """An activity in short. A sensitive one tells its place only to those who may know it: for others it is null."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    state = serializers.ChoiceField(choices=State.choices)
    title = serializers.CharField()
    summary = serializers.CharField()
    original_language = serializers.CharField()
    organisation = OrganiserSerializer()
    place = serializers.SerializerMethodField()
    zone = serializers.CharField(help_text=_("IANA zone: the clock on the wall there."))
    is_online = serializers.BooleanField()
    is_sensitive = serializers.BooleanField()
    starts_at = MomentField()
    ends_at = MomentField()
    url = serializers.SerializerMethodField(help_text=_("Its page on the site."))

    @extend_schema_field(PlaceSerializer(allow_null=True))
    def get_place(self, activity: Activity) -> Any:
        is_told = not activity.is_sensitive or self.context.get("knows_place")
        return PlaceSerializer(activity.place).data if is_told else None

    def get_url(self, activity: Activity) -> str:
        return activity.get_absolute_url()


class ActivityDetailSerializer(ActivitySerializer):
    """An activity with its long text, its live numbers and how its publication stands."""

    body = serializers.CharField()
    part_of = serializers.CharField(source="part_of.code", allow_null=True, default=None)
    published_at = MomentField(allow_null=True)
    closed_at = MomentField(allow_null=True)
    counters = serializers.SerializerMethodField(
        help_text=_("Live numbers by name; of a sensitive one only for those who work on it.")
    )
    review_note = serializers.SerializerMethodField(
        help_text=_("What a coordinator asked to change; for its group.")
    )

    @extend_schema_field(serializers.DictField(child=serializers.IntegerField()))
    def get_counters(self, activity: Activity) -> dict[str, int]:
        if not self.context["knows_numbers"]:
            return {}
        return {counter.name: counter.value for counter in activity.counters.all()}

    def get_review_note(self, activity: Activity) -> str:
        return activity.review_note if self.context["works_on_it"] else ""


class PastSerializer(serializers.Serializer[Past]):
    """A time and place it had."""

    starts_at = MomentField()
    ends_at = MomentField()
    zone = serializers.CharField()
    where = serializers.CharField(help_text=_("Empty where the reader may not know it."))
    set_at = MomentField()
    note = serializers.CharField(help_text=_("Why it was moved."))


class TrunkInSerializer(serializers.Serializer[Any]):
    """What an organiser writes about any activity; kinds add their own fields."""

    title = serializers.CharField(max_length=LONGEST_TITLE, validators=[check_readable])
    summary = serializers.CharField(max_length=LONGEST_SUMMARY, validators=[check_readable])
    body = serializers.CharField(max_length=LONGEST_BODY, allow_blank=True, default="")
    original_language = LanguageField()
    place = PlaceCodeField()
    zone = ZoneField(allow_blank=True, default="", help_text=_("Left out: the clock of the place."))
    starts_at = MomentField()
    ends_at = MomentField()
    is_online = serializers.BooleanField(default=False)
    is_sensitive = serializers.BooleanField(default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        place, starts_at, ends_at = attrs["place"], attrs["starts_at"], attrs["ends_at"]
        if ends_at <= starts_at:
            raise serializers.ValidationError({"ends_at": _("The end must come after the start.")})
        attrs["zone"] = attrs["zone"] or zone_of(place) or ""
        if not attrs["zone"]:
            raise serializers.ValidationError(
                {"zone": _("This country has several time zones. Choose the one of the place.")}
            )
        return attrs


class DraftInSerializer(serializers.Serializer[Any]):
    """For which group it is planned; a group keeps what it began."""

    organisation = serializers.CharField(
        max_length=10, help_text=_("The code of a group that you organise for.")
    )

    def validate_organisation(self, code: str) -> Organisation:
        person: Person = self.context["request"].person
        group = person.organisations.filter(pk__in=person.powers.drafts_for, code=code).first()
        if group is None:
            raise serializers.ValidationError(
                _("You organise for no group with this code. Look under /organisations/.")
            )
        return group


class ReturnInSerializer(serializers.Serializer[Any]):
    """What should change before it can be published."""

    note = serializers.CharField(max_length=1000, validators=[check_readable])


class LinkInSerializer(serializers.Serializer[Any]):
    """Where to send the link to whoever takes part without an account."""

    email = serializers.EmailField(max_length=254)

    def to_internal_value(self, data: Any) -> Any:  # Any: what was sent, before it is looked at
        sent = data.get("email") if isinstance(data, dict) else None
        return super().to_internal_value({"email": written(sent)} if isinstance(sent, str) else data)


class LinkSentSerializer(serializers.Serializer[Any]):
    """That a letter is on its way, whoever's address it is."""

    is_sent = serializers.BooleanField()
