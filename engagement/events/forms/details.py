"""What a registration tells beside size and way, as one form: names, needs, the organiser's questions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.events.choices import QuestionKind
from engagement.events.models import LONGEST_ANSWER, LONGEST_NAME, LONGEST_NEED, Question, Registration
from engagement.events.plans import Details, Needs


class DetailsForm(forms.Form):
    """Fields of questions are named after their codes; what is not asked of her is left out by the service."""

    companions = forms.CharField(
        label=gettext_lazy("Who comes with you?"),
        required=False,
        help_text=gettext_lazy(
            "One name a line, as far as you like to tell them. Only the organisers see them."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    interpreter = forms.CharField(
        label=gettext_lazy("Interpreter into"),
        required=False,
        max_length=LONGEST_NEED,
        help_text=gettext_lazy("Name the language, a sign language too. Leave it empty if you need none."),
    )
    children = forms.IntegerField(
        label=gettext_lazy("Children to look after"), required=False, min_value=0, max_value=20
    )
    needs_transport = forms.BooleanField(label=gettext_lazy("We need a ride to get there"), required=False)
    access = forms.CharField(
        label=gettext_lazy("What else do you need to take part?"),
        required=False,
        max_length=LONGEST_NEED,
        help_text=gettext_lazy("For example a ramp, a seat in front, or a quiet place."),
    )

    def __init__(
        self,
        *args: Any,
        registration: Registration,
        questions: Sequence[Question],
        answers: Mapping[str, str],
        language: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = [one for one in questions if one.for_mode in ("", registration.mode)]
        if registration.party_size == 1:
            del self.fields["companions"]
        for question in self.questions:
            self.fields[question.code] = _field(question, language)
            self.initial[question.code] = answers.get(question.code, "")
        self.initial.update(_initial(registration))
        # The organiser's questions come first.
        self.order_fields([question.code for question in self.questions])

    def details(self) -> Details:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return Details(
            companions=[name[:LONGEST_NAME] for name in cleaned.get("companions", "").splitlines()],
            needs=Needs(
                interpreter=cleaned["interpreter"],
                children=cleaned["children"] or 0,
                needs_transport=cleaned["needs_transport"],
                access=cleaned["access"],
            ),
            answers={question.code: str(cleaned[question.code] or "") for question in self.questions},
        )


def _initial(registration: Registration) -> dict[str, object]:
    needs = getattr(registration, "needs", None)
    found: dict[str, object] = {"companions": "\n".join(registration.companions)}
    if needs:
        for name in ("interpreter", "children", "needs_transport", "access"):
            found[name] = getattr(needs, name)
    return found


def _field(question: Question, language: str) -> forms.Field:
    # Of a question that hangs on an answer only the service knows whether it is asked at all.
    is_required = question.is_required and question.if_question is None
    words: dict[str, Any] = {"label": _own(question.text, language), "required": is_required}
    attrs: dict[str, str] = {}
    if question.if_question:
        attrs = {"data-asked-if": question.if_question.code, "data-asked-value": question.if_choice}
        words["help_text"] = _condition(question, language)
    match question.kind:
        case QuestionKind.CHOICE:
            offered: list[tuple[str, str | Promise]] = [
                (one, _own(one, language)) for one in question.choices
            ]
            return forms.ChoiceField(choices=offered, widget=forms.RadioSelect(attrs), **words)
        case QuestionKind.NUMBER:
            return forms.IntegerField(widget=forms.NumberInput(attrs), **words)
        case QuestionKind.DATE:
            return forms.DateField(widget=forms.DateInput(attrs | {"type": "date"}, "%Y-%m-%d"), **words)
    widget = forms.Textarea(attrs | {"rows": "3"})
    return forms.CharField(max_length=LONGEST_ANSWER, widget=widget, **words)


def _condition(question: Question, language: str) -> SafeString:
    asked = question.if_question.text if question.if_question else ""
    sentence = _("Only if you answered “%(choice)s” to “%(question)s”.")
    return format_html("{}", sentence % {"choice": question.if_choice, "question": asked})


def _own(text: str, language: str) -> SafeString:
    """The organisers' words in their own language and direction, among the page's words in the reader's."""
    return format_html('<bdi lang="{}">{}</bdi>', language, text)
