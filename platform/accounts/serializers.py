"""People, groups and consents as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts import policies, selectors
from accounts.choices import ConsentWay, Look, MemberRole, MemberState, OrganisationKind, Way
from accounts.models import AccessLog, Consent, Membership, Organisation, Person
from accounts.purposes import BY_MAIL, PURPOSES
from core.api.fields import LanguageField, MomentField, ZoneField
from core.texts import check_readable
from places.serializers import PlaceCodeField, PlaceSerializer

PURPOSE_NAMES = [(purpose.name, purpose.text) for purpose in PURPOSES]


class PowersSerializer(serializers.Serializer[Any]):
    """Which doors are open: given by others, never by how one describes oneself."""

    is_administrator = serializers.BooleanField()
    is_staff = serializers.BooleanField(help_text=_("The second step of signing in is demanded."))
    coordinates = PlaceSerializer(many=True)
    answers_for = PlaceSerializer(many=True)


class MeSerializer(serializers.Serializer[Person]):
    """What a person says of herself, as she herself sees it."""

    code = serializers.CharField()
    called = serializers.CharField()
    full_name = serializers.CharField()
    language = serializers.CharField()
    zone = serializers.CharField(help_text=_("IANA zone, or empty."))
    ways = serializers.ListField(child=serializers.ChoiceField(choices=Way.choices))
    reads = serializers.ListField(child=serializers.CharField())
    lives_in = PlaceSerializer(allow_null=True)
    comes_from = PlaceSerializer(allow_null=True)
    quiet_from = serializers.TimeField(
        allow_null=True,
        help_text=_("In these hours of her clock only what is urgent is sent; null: the site's."),
    )
    quiet_until = serializers.TimeField(allow_null=True)
    powers = PowersSerializer()


class MeInSerializer(serializers.Serializer[Any]):
    """What to write anew; what is not sent stays, what is sent empty is forgotten."""

    called = serializers.CharField(max_length=60, validators=[check_readable])
    language = LanguageField()
    zone = ZoneField(allow_blank=True)
    ways = serializers.ListField(child=serializers.ChoiceField(choices=Way.choices), max_length=len(Way))
    reads = serializers.ListField(child=LanguageField(), max_length=20)
    lives_in = PlaceCodeField(allow_null=True)
    comes_from = PlaceCodeField(allow_null=True)
    quiet_from = serializers.TimeField(allow_null=True, help_text=_("Both or neither."))
    quiet_until = serializers.TimeField(allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        said = [attrs.get(name) for name in ("quiet_from", "quiet_until")]
        if said.count(None) == 1:
            raise serializers.ValidationError({"quiet_until": _("Write both hours, or leave both empty.")})
        return attrs


class ConsentSerializer(serializers.Serializer[Consent]):
    """One giving or withdrawing; the latest of a purpose and channel counts."""

    purpose = serializers.ChoiceField(choices=PURPOSE_NAMES)
    text = serializers.CharField(source="purpose_text", help_text=_("What was agreed to."))
    text_version = serializers.CharField()
    channel = serializers.CharField()
    given = serializers.BooleanField()
    at = MomentField()
    way = serializers.ChoiceField(choices=ConsentWay.choices)


class ConsentInSerializer(serializers.Serializer[Any]):
    """Give or withdraw. What one says of oneself is withdrawn by emptying it under /me/."""

    purpose = serializers.ChoiceField(choices=[(purpose.name, purpose.text) for purpose in BY_MAIL])
    channel = serializers.ChoiceField(choices=["email"], default="email")
    given = serializers.BooleanField()


class LookSerializer(serializers.Serializer[AccessLog]):
    """Who saw my record, in what, and when."""

    viewer = serializers.CharField(source="viewer.called", allow_null=True, default=None)
    what = serializers.ChoiceField(choices=Look.choices)
    at = MomentField()


class OrganisationSerializer(serializers.Serializer[Organisation]):
    """A group in short; its place must have been read with it."""

    code = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=OrganisationKind.choices)
    is_verified = serializers.BooleanField()
    place = PlaceSerializer()


class MemberSerializer(serializers.Serializer[Membership]):
    """One who belongs, by the name she chose."""

    person = serializers.CharField(source="person.code")
    called = serializers.CharField(source="person.called")
    role = serializers.ChoiceField(choices=MemberRole.choices)
    joined_at = MomentField()


class OrganisationDetailSerializer(OrganisationSerializer):
    """A group with its members, for those who belong and those who may verify it."""

    about = serializers.CharField()
    created_at = MomentField()
    verified_at = MomentField(allow_null=True)
    members = serializers.SerializerMethodField()
    invited = serializers.SerializerMethodField(help_text=_("How many have been asked and not yet answered."))
    may_manage = serializers.SerializerMethodField()
    may_verify = serializers.SerializerMethodField()

    @extend_schema_field(MemberSerializer(many=True))
    def get_members(self, group: Organisation) -> Any:
        return [MemberSerializer(member).data for member in selectors.members_of(group)]

    def get_invited(self, group: Organisation) -> int:
        return selectors.number_invited(group)

    def get_may_manage(self, group: Organisation) -> bool:
        return policies.may_manage(self.context["person"], group)

    def get_may_verify(self, group: Organisation) -> bool:
        return policies.may_verify(self.context["person"], group) and not group.is_verified


class OrganisationInSerializer(serializers.Serializer[Any]):
    """A new group."""

    name = serializers.CharField(max_length=120, validators=[check_readable])
    kind = serializers.ChoiceField(choices=OrganisationKind.choices)
    place = PlaceCodeField()
    about = serializers.CharField(max_length=1000, allow_blank=True, default="")


class InvitationInSerializer(serializers.Serializer[Any]):
    """Whom to ask into the group, by the address she signed up with."""

    email = serializers.EmailField()
    role = serializers.ChoiceField(choices=MemberRole.choices)


class InvitationSerializer(serializers.Serializer[Membership]):
    """A group that asks me to join, and in which role."""

    organisation = OrganisationSerializer()
    role = serializers.ChoiceField(choices=MemberRole.choices)
    invited_at = MomentField(source="joined_at")


class InvitationSentSerializer(serializers.Serializer[Any]):
    """The same answer for every address, whether it is known here or not."""

    message = serializers.CharField()


class RoleInSerializer(serializers.Serializer[Any]):
    """Another role for a member."""

    role = serializers.ChoiceField(choices=MemberRole.choices)


class WishInSerializer(serializers.Serializer[Any]):
    """Why I would like to join, in a sentence."""

    wish = serializers.CharField(max_length=280, validators=[check_readable])


class MyWishSerializer(serializers.Serializer[Membership]):
    """How I stand to a group that I asked to take me in."""

    state = serializers.ChoiceField(choices=MemberState.choices)
    wish = serializers.CharField(allow_blank=True)
    answer = serializers.CharField(allow_blank=True, help_text=_("What the group said to it."))


class WishSerializer(serializers.Serializer[Membership]):
    """Somebody who asks to join, by the name she chose."""

    person = serializers.CharField(source="person.code")
    called = serializers.CharField(source="person.called")
    wish = serializers.CharField()
    asked_at = MomentField(source="joined_at")


class WishAnswerInSerializer(serializers.Serializer[Any]):
    """Yes or no, and a word with a no."""

    accept = serializers.BooleanField()
    word = serializers.CharField(max_length=280, allow_blank=True, default="")
