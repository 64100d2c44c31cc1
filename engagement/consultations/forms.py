"""Forms of those who plan a consultation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable, readable
from engagement.activities.forms import TrunkForm
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import LONGEST_CHOICE, LONGEST_TEXT, Question
from engagement.consultations.plans import Asked

FEWEST, MOST = 2, 20


class ConsultationForm(TrunkForm):
    """The trunk's fields in the words of a consultation; its questions have a page of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # People answer on this site, wherever they are.
        del self.fields["is_online"]
        self.fields["place"].label = _("Which place is it about? A district, city, province or country")
        self.fields["starts"].label = _("Opens")
        self.fields["ends"].label = _("Closes")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["is_online"] = True
        return cleaned


class QuestionForm(forms.Form):
    """One question of a survey."""

    text = forms.CharField(label=_("What do you ask?"), max_length=LONGEST_TEXT, validators=[check_readable])
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
        help_text=_("One answer a line. Leave it empty where people answer in their own words."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    help = forms.CharField(
        label=_("A word of help below the question"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput,
    )
    required = forms.BooleanField(label=_("It must be answered"), required=False)

    def clean_choices(self) -> list[str]:
        lines = (readable(line, optional=True) for line in self.cleaned_data["choices"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        lines = cleaned.get("choices", [])
        if cleaned.get("kind") == QuestionKind.TEXT:
            return cleaned
        if not FEWEST <= len(lines) <= MOST:
            self.add_error(
                "choices",
                _("Write between %(fewest)d and %(most)d different answers, one a line.")
                % {"fewest": FEWEST, "most": MOST},
            )
        elif any(len(line) > LONGEST_CHOICE for line in lines):
            self.add_error(
                "choices", _("An answer may have at most %(most)d characters.") % {"most": LONGEST_CHOICE}
            )
        return cleaned

    def asked(self) -> Asked:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return Asked(
            kind=QuestionKind(cleaned["kind"]),
            text=cleaned["text"],
            help=cleaned["help"],
            required=cleaned["required"],
            choices=cleaned["choices"],
        )

    @staticmethod
    def said_of(question: Question) -> dict[str, Any]:
        """What the form shows of a question that is there already."""
        return {
            "text": question.text,
            "kind": question.kind,
            "choices": "\n".join(choice.text for choice in question.choices.all()),
            "help": question.help,
            "required": question.required,
        }
