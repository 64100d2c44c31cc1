"""The questions in several languages: written by a page, read in the reader's own where it is there."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from accounts.models import Person
from core import clock
from engagement.activities.errors import NotAllowed
from engagement.consultations.models import Phase
from engagement.consultations.surveys.selectors import questions_of, review_of
from engagement.consultations.surveys.services.questions import change_question
from engagement.consultations.surveys.services.translating import translate_questions
from tests.engagement.consultations.makers import ONE, SCALE, answer, asked, make_consultation, organiser_of
from tests.makers import NOW, make_person, signed_in

pytestmark = pytest.mark.django_db


def translate(phase: Phase, **texts: str) -> None:
    code = questions_of(phase)[0].code
    translate_questions(
        person=organiser_of(phase),
        phase=phase,
        language="ar",
        texts={f"{code}-{name.removeprefix('choice_')}": words for name, words in texts.items()},
        now=NOW,
    )


def test_reader_sees_her_language_where_it_is_there_and_else_the_first() -> None:
    phase = make_consultation(ONE, now=clock.now())
    translate(phase, text="أين تسكن؟", choice_2="في المدينة")
    person = make_person()
    Person.objects.filter(pk=person.pk).update(language="ar")
    contribution = answer(person, phase, "2", now=clock.now()).contribution
    address = reverse("consultations:answers-give", args=[phase.code])

    shown = signed_in(person).get(address, headers={"accept-language": "ar"}).text

    assert '<bdi lang="ar">أين تسكن؟</bdi>' in shown
    assert '<bdi lang="ar">في المدينة</bdi>' in shown
    assert '<bdi lang="id">Di desa</bdi>' in shown
    with override("ar"):
        assert review_of(contribution)[0].answers == ["في المدينة"]


def test_translations_go_with_the_words_they_were_of() -> None:
    phase = make_consultation(ONE)
    translate(phase, text="أين تسكن؟", choice_1="في القرية", choice_2="في المدينة")
    other = asked("Di mana rumah Anda?", ONE.kind, choices=["Di kota", "Di desa"])

    change_question(person=organiser_of(phase), question=questions_of(phase)[0], asked=other, now=NOW)

    question = questions_of(phase)[0]
    assert question.translations == {}
    assert [choice.translations["ar"]["text"] for choice in question.choices.all()] == [
        "في المدينة",
        "في القرية",
    ]


def test_once_answered_a_language_is_only_added_to() -> None:
    phase = make_consultation(SCALE)
    translate(phase, text="ما مدى رضاك؟")
    answer(make_person(), phase, "3")

    translate(phase, text="شيء آخر", low_words="غير راضٍ")

    assert questions_of(phase)[0].translations["ar"] == {"text": "ما مدى رضاك؟", "low_words": "غير راضٍ"}


def test_translations_are_written_by_those_who_may_change_the_consultation() -> None:
    phase = make_consultation(ONE)

    with pytest.raises(NotAllowed):
        translate_questions(person=make_person(), phase=phase, language="ar", texts={}, now=NOW)


def test_page_takes_all_texts_of_one_language() -> None:
    phase = make_consultation(ONE, now=clock.now())
    client = signed_in(organiser_of(phase))
    code = questions_of(phase)[0].code
    address = reverse("consultations:questions-translate", args=[phase.code, "ar"])

    assert "<title>العربية" in client.get(address).text
    client.post(address, {f"{code}-text": "أين تسكن؟", f"{code}-1": "في القرية"})

    question = questions_of(phase)[0]
    assert question.translations["ar"] == {"text": "أين تسكن؟"}
    assert question.choices.all()[0].translations["ar"] == {"text": "في القرية"}
    assert client.get(address.replace("/ar/", "/id/")).status_code == 404
