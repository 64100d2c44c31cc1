"""What the kinds with choices share: the organiser's list of them, what was chosen, and how often."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.consultations.models import LONGEST_CHOICE, Answer, Choice, Question
from engagement.consultations.surveys.errors import NotAChoice
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions.kind import Bar, Tally
from engagement.consultations.surveys.questions.wording import marked, words_of

FEWEST, MOST = 2, 20


def list_field() -> forms.Field:
    """The organiser's box of answers, one a line."""
    return forms.CharField(
        label=gettext_lazy("Answers to choose from"),
        required=False,
        max_length=MOST * (LONGEST_CHOICE + 2),
        help_text=gettext_lazy("One answer a line."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


def list_faults(asked: Asked) -> Mapping[str, str]:
    """Whether there are as many answers as can be shown, none too long."""
    if not FEWEST <= len(set(asked.choices)) <= MOST:
        words = _("Write between %(fewest)d and %(most)d different answers, one a line.")
        return {"choices": words % {"fewest": FEWEST, "most": MOST}}
    if any(len(choice) > LONGEST_CHOICE for choice in asked.choices):
        return {"choices": _("An answer may have at most %(most)d characters.") % {"most": LONGEST_CHOICE}}
    return {}


def offered(question: Question) -> list[tuple[str, str]]:
    """The choices for a field: position, and words in their own language."""
    original = question.phase.consultation.activity.original_language
    return [(str(choice.position), marked(choice, original=original)) for choice in question.choices.all()]


def offered_words(question: Question) -> list[str]:
    """The choices in words alone, for what is printed."""
    return [words_of(choice) for choice in question.choices.all()]


def chosen(question: Question, said: Sequence[str]) -> list[Choice]:
    """The choices at these positions, each once. Raises NotAChoice."""
    by_position = {str(choice.position): choice for choice in question.choices.all()}
    if not by_position.keys() >= set(said):
        raise NotAChoice
    return [by_position[position] for position in dict.fromkeys(said)]


def positions(answers: Sequence[Answer]) -> list[str]:
    """The positions of what was chosen."""
    return [str(answer.choice.position) for answer in answers if answer.choice]


def texts(answers: Sequence[Answer]) -> list[str]:
    """What was chosen, in words."""
    return [words_of(answer.choice) for answer in answers if answer.choice]


def bars(question: Question, tallies: Sequence[Tally], answered: int) -> list[Bar]:
    """How often each choice was taken."""
    counts = {tally.choice: tally.count for tally in tallies}
    return [bar(words_of(choice), counts.get(choice.pk, 0), answered) for choice in question.choices.all()]


def bar(text: str, count: int, answered: int) -> Bar:
    """One bar with its share of those who answered."""
    return Bar(text, count, round(100 * count / answered) if answered else 0)
