"""An attendance list as the API takes it, and what it would do or did."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.sheets.errors import FileTooBig
from engagement.events.roster_import.limits import LIST_LIMITS
from engagement.events.roster_import.plan import Plan, Refused, Verdict
from engagement.participation.choices import Mode


class RosterInSerializer(serializers.Serializer[Any]):
    """The list as it is kept, and where those were of whom it does not say."""

    file = serializers.FileField(help_text=_("A spreadsheet (.xlsx) or .csv as you keep it."))
    mode = serializers.ChoiceField(choices=Mode.choices, required=False)

    def validate_file(self, file: Any) -> Any:  # Any: whatever kind of uploaded file
        if file.size > LIST_LIMITS.file_size:
            raise serializers.ValidationError(str(FileTooBig(megabytes=LIST_LIMITS.file_size // 1_000_000)))
        return file


class RefusedRowSerializer(serializers.Serializer[Refused]):
    """A row that was not taken, as it stands in the file, and every reason."""

    sheet = serializers.CharField()
    number = serializers.IntegerField()
    cells = serializers.ListField(child=serializers.CharField(allow_blank=True))
    reasons = serializers.ListField(child=serializers.CharField())


class PlanSerializer(serializers.Serializer[Plan]):
    """How many rows are of people to be made, known, marked already or absent, and which rows are refused."""

    new = serializers.SerializerMethodField()
    known = serializers.SerializerMethodField()
    already = serializers.SerializerMethodField()
    absent = serializers.SerializerMethodField()
    bodies = serializers.IntegerField(help_text=_("From how many agencies and groups they come."))
    refused = RefusedRowSerializer(many=True)
    notes = serializers.ListField(child=serializers.CharField(), help_text=_("About the file as a whole."))

    def get_new(self, plan: Plan) -> int:
        return len(plan.of(Verdict.NEW))

    def get_known(self, plan: Plan) -> int:
        return len(plan.of(Verdict.KNOWN))

    def get_already(self, plan: Plan) -> int:
        return len(plan.of(Verdict.ALREADY))

    def get_absent(self, plan: Plan) -> int:
        return len(plan.of(Verdict.ABSENT))
