"""Questions about what registrations tell: the organiser's questions, answers, needs and their sums."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from engagement.events.choices import STANDING, RegistrationState
from engagement.events.models import Event, Question, Registration, RegistrationNeeds


@dataclass(frozen=True)
class NeedSums:
    """What the organiser must see to, over all who have a seat. `interpreters` are (language, registrations)."""

    interpreters: list[tuple[str, int]]
    children: int
    transport: int
    access: int

    @property
    def are_any(self) -> bool:
        return bool(self.interpreters or self.children or self.transport or self.access)


def questions_of(event: Event) -> list[Question]:
    """In their order, each with the question it hangs on."""
    return list(Question.objects.filter(event=event).select_related("if_question"))


def question_in(event: Event, code: str) -> Question | None:
    """One question by its code."""
    return Question.objects.filter(event=event, code=code).select_related("event").first()


def asks_anything(event: Event) -> bool:
    """Whether the organiser has questions."""
    return Question.objects.filter(event=event).exists()


def details_of(event: Event) -> QuerySet[Registration]:
    """Whoever has a seat or waits for one, with needs and answers, by name."""
    return (
        Registration.objects.filter(event=event, state__in=STANDING)
        .select_related("person", "for_organisation", "needs")
        .prefetch_related("answers")
        .order_by("person__called", "id")
    )


def answers_of(registration: Registration) -> dict[str, str]:
    """What it has answered, by the codes of questions."""
    return dict(registration.answers.values_list("question__code", "value"))


def need_sums(event: Event) -> NeedSums:
    """Sums over the registrations that have a seat; transport counts everyone in the party."""
    needs = RegistrationNeeds.objects.filter(
        registration__event=event, registration__state=RegistrationState.CONFIRMED
    )
    languages: Counter[str] = Counter()
    names: dict[str, str] = {}
    for language in needs.exclude(interpreter="").order_by("pk").values_list("interpreter", flat=True):
        languages[language.casefold()] += 1
        names.setdefault(language.casefold(), language)
    sums = needs.aggregate(
        children=Sum("children", default=0),
        transport=Sum("registration__party_size", filter=Q(needs_transport=True), default=0),
        access=Count("pk", filter=~Q(access="")),
    )
    interpreters = [(names[key], count) for key, count in languages.most_common()]
    return NeedSums(interpreters=interpreters, **sums)
