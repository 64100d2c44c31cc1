"""Words rendered once for many readers are, for each of them, the words rendered for her alone."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from django.template import engines

from core import clock
from core.site import site_settings
from engagement.activities.models import Activity
from engagement.events.models import Event, Registration
from notifications.engine.models import Message
from notifications.engine.outbox import moulds
from notifications.engine.outbox.claim import claim
from notifications.engine.outbox.gate import read_all
from notifications.engine.outbox.texts import Reader, Texts
from notifications.engine.outbox.wording import Words, Writer, words
from notifications.topics import TOPICS
from notifications.topics.topic import Topic
from tests.notifications.makers import join, make_event, make_person, with_login

pytestmark = pytest.mark.django_db

ALIKE = [topic for topic in TOPICS if topic.is_alike]
OF_NO_REGISTRATION = {"opens", "closes", "followed_published", "update_published"}
NAMES = ["Sari", '<i>O\'Neill & "Bu"</i>', "عائشة", "%(name)s {{ person }}", "<called>"]


def make_messages(topic: Topic, event: Event) -> None:
    """A message of this topic for readers who differ in all that a mail may show."""
    now = clock.now()
    modes = [("hall", 1), ("hall", 3), ("online", 1)]
    zones = ["Asia/Jakarta", "Asia/Hong_Kong"]
    for number, (name, language, (mode, size), zone) in enumerate(
        product(NAMES, ["en", "id", "ar"], modes, zones)
    ):
        person = make_person(name, language=language, zone=zone, mail=False)
        person.contact_points.create(kind="email", normalised=f"{number}@example.org", verified_at=now)
        with_login(person)
        join(person, event, party_size=size)
        Registration.objects.filter(person=person).update(mode=mode)
        Message.objects.create(
            person=person,
            activity=event.activity,
            topic=topic.name,
            purpose=topic.same_as,
            step=topic.steps[0].name,
            due_at=now,
            free_at=now,
            planned_at=now,
            useful_until=now + timedelta(days=1),
            urgency=topic.urgency,
            time_version=event.activity.time_version,
        )


@pytest.mark.parametrize("topic", ALIKE, ids=lambda topic: topic.name)
@pytest.mark.parametrize("is_sensitive", [False, True], ids=["open", "sensitive"])
def test_poured_words_are_those_rendered_alone(topic: Topic, is_sensitive: bool) -> None:
    event = make_event(title="Temu <b>warga</b> & 100%", is_sensitive=is_sensitive)
    Event.objects.filter(pk=event.pk).update(online_link="https://video.example/a?b=1&c=2")
    make_messages(topic, event)
    messages, site = read_all(claim(1000)), site_settings()
    writer = Writer()
    writer.look(messages.values(), site)

    poured = {pk: writer.words(message, address="x@example.org") for pk, message in messages.items()}
    alone = {pk: words(message, address="x@example.org", site=site) for pk, message in messages.items()}
    assert {pk: without_stop(one) for pk, one in poured.items()} == {
        pk: without_stop(one) for pk, one in alone.items()
    }
    assert len(poured) == len(NAMES) * 18
    assert [mould for mould in writer._moulds.values() if mould is None] == []
    # One for each language and zone; of a registration also by party, and whoever is online has a way of her own.
    assert len(writer._moulds) == (6 if topic.name in OF_NO_REGISTRATION else 12 + len(NAMES) * 6)


def without_stop(found: Words) -> Words:
    """The token in the stop link tells when it was signed."""
    letter = found.letter
    assert letter.stop_url.startswith("http")
    assert letter.stop_url in letter.text
    assert letter.stop_url in letter.html
    return replace(
        found,
        letter=replace(
            letter,
            stop_url="",
            text=letter.text.replace(letter.stop_url, "STOP"),
            html=letter.html.replace(letter.stop_url, "STOP"),
        ),
    )


def test_mould_is_not_used_once_the_activity_reads_otherwise() -> None:
    (topic,) = [topic for topic in ALIKE if topic.name == "event_reminder"]
    event = make_event(title="First title")
    make_messages(topic, event)
    claims, writer = claim(1000), Writer()
    messages = read_all(claims)
    writer.look(messages.values(), site_settings())
    before = {pk: writer.words(message, address="x@example.org") for pk, message in messages.items()}
    Activity.objects.filter(pk=event.pk).update(title="Second title")
    messages = read_all(claims)
    writer.look(messages.values(), site_settings())
    after = {pk: writer.words(message, address="x@example.org") for pk, message in messages.items()}

    assert {words.subject[:5] for words in before.values()} == {"First"}
    assert {words.subject[:6] for words in after.values()} == {"Second"}


@pytest.mark.parametrize(
    "template",
    [
        '{% if person.called == "Sari" %}x{% endif %}',
        "{% if person.called %}x{% endif %}",
        "{% if stop_url %}x{% endif %}",
        "{{ person.called|length }}",
        "{{ person.called|first }}",
        "{{ person.called|default:'you' }}",
        "{{ person.called|truncatechars:4 }}",
        "{{ person.zone }}",
        "{{ person }}",
        "{{ message.code }}",
        "{% if message.late %}x{% endif %}",
        "{% for letter in person.called %}x{% endfor %}",
        "{{ person.called|add:'x' }}",
    ],
)
def test_template_that_does_more_than_show_a_blank_makes_no_mould(template: str) -> None:
    def render(reader: Reader) -> Texts:
        text = engines["django"].from_string(template).render(reader._asdict())
        return Texts(text, text, text, text, text)

    assert moulds.cast(render) is None


def test_mould_shows_a_value_as_its_template_does() -> None:
    def render(reader: Reader) -> Texts:
        template = "{{ person.called }}{% autoescape off %} {{ person.called }}{% endautoescape %}"
        text = engines["django"].from_string(template).render(reader._asdict())
        return Texts(text, text, text, text, text)

    mould = moulds.cast(render)
    assert mould is not None
    assert set(mould.pour(called="<b>", stop_url="")) == {"&lt;b&gt; <b>"}
