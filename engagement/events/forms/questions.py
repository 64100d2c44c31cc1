"""One question of an organiser to those who register."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable, readable
from engagement.events.choices import QuestionKind
from engagement.events.models import LONGEST_CHOICE, LONGEST_QUESTION, Question
from engagement.events.plans import Asked
from engagement.participation.choices import Mode

FEWEST, MOST = 2, 20
SEPARATOR = "\x1f"


class QuestionForm(forms.Form):
    """What is asked, of whom, and how it is answered."""

    text = forms.CharField(
        label=_("What do you ask?"), max_length=LONGEST_QUESTION, validators=[check_readable]
    )
    kind = forms.ChoiceField(
        label=_("How do people answer?"),
        choices=QuestionKind.choices,
        initial=QuestionKind.TEXT,
        widget=forms.RadioSelect,
    )
    choices = forms.CharField(
        label=_("Answers to choose from"),
        required=False,
        max_length=MOST * (LONGEST_CHOICE + 2),
        help_text=_("One answer a line; only where people choose one."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_required = forms.BooleanField(label=_("It must be answered"), required=False)
    for_mode = forms.ChoiceField(
        label=_("Whom do you ask?"),
        required=False,
        choices=[("", _("everyone")), *[(mode.value, mode.label) for mode in Mode]],
    )
    condition = forms.ChoiceField(label=_("Only after this answer"), required=False)

    def __init__(self, *args: Any, others: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            (f"{one.code}{SEPARATOR}{choice}", f"{one.text} {choice}")
            for one in others
            for choice in one.choices
        ]
        cast(forms.ChoiceField, self.fields["condition"]).choices = [("", _("always")), *offered]
        if not offered:
            del self.fields["condition"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        lines = (readable(line, optional=True) for line in cleaned.get("choices", "").splitlines())
        cleaned["choices"] = list(dict.fromkeys(line[:LONGEST_CHOICE] for line in lines if line))
        if cleaned.get("kind") == QuestionKind.CHOICE and not FEWEST <= len(cleaned["choices"]) <= MOST:
            self.add_error(
                "choices",
                _("Write between %(fewest)d and %(most)d different answers, one a line.")
                % {"fewest": FEWEST, "most": MOST},
            )
        return cleaned

    def asked(self) -> Asked:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        if_question, _between, if_choice = cleaned.get("condition", "").partition(SEPARATOR)
        return Asked(
            kind=QuestionKind(cleaned["kind"]),
            text=cleaned["text"],
            choices=cleaned["choices"],
            is_required=cleaned["is_required"],
            for_mode=cleaned["for_mode"],
            if_question=if_question,
            if_choice=if_choice,
        )

    @staticmethod
    def said_of(question: Question) -> dict[str, Any]:
        """What the form shows of a question that is there already."""
        condition = question.if_question
        return {
            "text": question.text,
            "kind": question.kind,
            "choices": "\n".join(question.choices),
            "is_required": question.is_required,
            "for_mode": question.for_mode,
            "condition": f"{condition.code}{SEPARATOR}{question.if_choice}" if condition else "",
        }
