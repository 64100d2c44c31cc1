"""The desk as the API gives and takes it. No shape of it names who reported."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from accounts.models import PlaceRole
from core.api.fields import MomentField
from core.texts import check_readable
from engagement.activities.serializers import ActivitySerializer
from engagement.desk.choices import Decision, Reason, TaskOutcome
from engagement.desk.models import LONGEST_NOTE, Appeal, Case, Hiding, Report, SafeguardingTask
from engagement.desk.reportables import GivenWords
from engagement.desk.selectors import Flagged
from places.serializers import PlaceCodeField, PlaceSerializer

LONGEST_KIND, CODE, ONCE = 24, 10, 16


class HiddenSerializer(serializers.Serializer[Hiding]):
    """Why words are hidden from everybody but their author; the text is empty then."""

    reason = serializers.ChoiceField(choices=Reason.choices)
    words = serializers.CharField(help_text=_("What moderators say about it."))
    hidden_at = MomentField()


class AsksHelpField(serializers.BooleanField):
    """The tick by which somebody says that she needs help; not sent, it is not ticked."""

    def __init__(self, **more: Any) -> None:  # Any: whatever a field takes
        more.setdefault("help_text", _("I am in danger or need help: one trained person is told."))
        super().__init__(default=False, **more)


class ReportInSerializer(serializers.Serializer[Any]):
    """What is wrong with public words."""

    kind = serializers.CharField(max_length=LONGEST_KIND, help_text=_("What they are, like point."))
    code = serializers.CharField(max_length=CODE, help_text=_("Their public code."))
    reason = serializers.ChoiceField(choices=Reason.choices)
    words = serializers.CharField(
        max_length=LONGEST_NOTE, allow_blank=True, default="", help_text=_("Needed for other.")
    )
    once = serializers.CharField(
        max_length=ONCE,
        default="",
        allow_blank=True,
        help_text=_("Without an account: a random word, the same when you send it again."),
    )


class MyReportSerializer(serializers.Serializer[Report]):
    """What I reported, and what became of it."""

    kind = serializers.CharField(source="case.kind")
    code = serializers.CharField(source="case.target")
    reason = serializers.ChoiceField(choices=Reason.choices)
    words = serializers.CharField()
    at = MomentField()
    decision = serializers.ChoiceField(
        source="case.decision", choices=Decision.choices, help_text=_("Empty while nobody has decided.")
    )
    note = serializers.SerializerMethodField(help_text=_("What moderators say about leaving it."))

    def get_note(self, report: Report) -> str:
        return report.case.note if report.case.decision == Decision.LEFT else ""


class SaidReportSerializer(serializers.Serializer[Report]):
    """One report, without who gave it."""

    reason = serializers.ChoiceField(choices=Reason.choices)
    words = serializers.CharField()
    at = MomentField()


class GivenWordsSerializer(serializers.Serializer[GivenWords]):
    """Words as they stand now."""

    text = serializers.CharField()
    language = serializers.CharField(help_text=_("As BCP 47."))
    author = serializers.CharField(
        source="author.called", default=None, allow_null=True, help_text=_("Null: by nobody's name.")
    )
    url = serializers.CharField()


class AppealSerializer(serializers.Serializer[Appeal]):
    """The author asked that her words be shown again."""

    words = serializers.CharField()
    made_at = MomentField()
    is_granted = serializers.BooleanField(allow_null=True, help_text=_("Null while nobody has decided."))
    note = serializers.CharField()
    decided_at = MomentField(allow_null=True)


class CaseSerializer(serializers.Serializer[Case]):
    """All reports on one thing."""

    code = serializers.CharField()
    kind = serializers.CharField()
    target = serializers.CharField(help_text=_("The public code of the words."))
    activity = ActivitySerializer()
    number = serializers.IntegerField(help_text=_("How many reported it."))
    has_danger = serializers.BooleanField(help_text=_("Somebody said that somebody is in danger."))
    opened_at = MomentField()
    decision = serializers.ChoiceField(choices=Decision.choices, help_text=_("Empty while it waits."))
    note = serializers.CharField()
    decided_at = MomentField(allow_null=True)


class CasePageSerializer(serializers.Serializer[Any]):
    """A case with the words, the reports and the appeal."""

    case = CaseSerializer()
    words = GivenWordsSerializer(allow_null=True, help_text=_("Null when they are not there any more."))
    reports = SaidReportSerializer(many=True)
    appeal = AppealSerializer(allow_null=True)


class LeaveInSerializer(serializers.Serializer[Any]):
    """It stays as it is."""

    note = serializers.CharField(
        max_length=LONGEST_NOTE, allow_blank=True, default="", help_text=_("Told to those who reported.")
    )


class HideInSerializer(serializers.Serializer[Any]):
    """It is hidden."""

    reason = serializers.ChoiceField(choices=Reason.choices)
    words = serializers.CharField(max_length=LONGEST_NOTE, validators=[check_readable])


class AppealInSerializer(serializers.Serializer[Any]):
    """Why my words should be shown."""

    words = serializers.CharField(max_length=LONGEST_NOTE, validators=[check_readable])


class AppealDecisionInSerializer(serializers.Serializer[Any]):
    """Whether they are shown again."""

    is_granted = serializers.BooleanField()
    note = serializers.CharField(max_length=LONGEST_NOTE, allow_blank=True, default="")


class MyHidingSerializer(HiddenSerializer):
    """Words of mine that were hidden."""

    code = serializers.CharField()
    kind = serializers.CharField()
    target = serializers.CharField(help_text=_("The public code of the words."))
    lifted_at = MomentField(allow_null=True, help_text=_("Since when they are shown again."))
    appeal = AppealSerializer(default=None, allow_null=True)


class BurstSerializer(serializers.Serializer[Flagged]):
    """Many new accounts at once: a thing to look at."""

    activity = ActivitySerializer()
    since = MomentField(source="burst.since")
    until = MomentField(source="burst.until")
    deeds = serializers.IntegerField(source="burst.deeds")


class TaskSerializer(serializers.Serializer[SafeguardingTask]):
    """A task for one trained person; the words are read on its page on the site, where each look is written down."""

    code = serializers.CharField()
    made_at = MomentField()
    is_by_herself = serializers.BooleanField(help_text=_("She said herself that she needs help."))
    url = serializers.CharField(source="get_absolute_url")


class TaskClosingInSerializer(serializers.Serializer[Any]):
    """What came of it."""

    outcome = serializers.ChoiceField(choices=TaskOutcome.choices)


class TrainedSerializer(serializers.Serializer[PlaceRole]):
    """Who is trained for safeguarding, and where."""

    code = serializers.CharField()
    called = serializers.CharField(source="person.called")
    place = PlaceSerializer()
    granted_at = MomentField()


class TrainedInSerializer(serializers.Serializer[Any]):
    """Whom to name, and where."""

    email = serializers.EmailField()
    place = PlaceCodeField()
