"""The words of every mail: each topic in each language, about an open activity and about a sensitive one."""

from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from accounts.choices import MemberState
from accounts.models import Membership, Person
from core import clock
from core.site import site_settings
from engagement.activities.choices import Invitee, Kind, Role
from engagement.activities.models import Activity, ActivityRole, Invitation, Mandate, Update
from engagement.campaigns.choices import ActionState
from engagement.campaigns.models import ActionTaken, Campaign, LetterCall, Pledge, Shift, ShiftPlace
from engagement.desk.choices import Reason
from engagement.desk.models import Appeal, Case, Hiding, Report
from engagement.events.choices import RegistrationState
from engagement.events.models import Minutes, MinutesVersion, Reconfirmation, Registration
from engagement.voices.models import Commitment, Outcome, Theme
from notifications.channels.channel import Attachment
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.engine.outbox.claim import claim
from notifications.engine.outbox.gate import read
from notifications.engine.outbox.wording import Words, words
from notifications.topics import TOPIC_BY_NAME, TOPICS
from notifications.topics.topic import GROUP, Topic
from tests.notifications.makers import join, make_event, make_organisation, make_person, with_login

pytestmark = pytest.mark.django_db

TITLE = "<b>x</b> &\r\nBcc: Rumah aman"
LANGUAGES = ["id", "en", "ar"]
# What Python shows of a thing nobody put into words.
UNWORDED = ("object at 0x", "functools", "<function", "<class", "None", "{{", "{%", "%(")


def make_about(topic: Topic, *, is_sensitive: bool = False) -> Activity:
    """An activity, of a kind this topic is about, with all its words ask for."""
    now = clock.now()
    event = make_event(
        title=TITLE, is_sensitive=is_sensitive, organisation=make_organisation("Serikat <i>Melati</i>")
    )
    Outcome.objects.create(
        activity=event.activity, original_language="id", text="Biaya <i>turun</i>.", published_at=now
    )
    minutes = Minutes.objects.create(
        event=event, state="confirmed", original_language="id", changed_at=now, confirmed_at=now
    )
    decided = [{"text": "Biaya <i>turun</i>.", "owner": "", "due_on": None}]
    MinutesVersion.objects.create(
        minutes=minutes,
        number=1,
        words={"notes": "", "points": [], "decisions": decided},
        confirmed_at=now,
    )
    # A message about a wish to join, or a role, has its number for its turn.
    Membership.objects.create(
        pk=1,
        organisation=event.activity.organisation,
        person=make_person("Tamu"),
        state=MemberState.ASKED,
        wish="Saya <i>tetangga</i>.",
    )
    ActivityRole.objects.create(
        pk=1,
        activity=event.activity,
        person=make_person("Penjaga"),
        role=Role.DOOR,
        given_at=now,
        accepted_at=now,
    )
    # One about a mandate that ends has the mandate's.
    Mandate.objects.create(
        pk=1,
        organisation=event.activity.organisation,
        person=make_person("Juru"),
        scope="Loket <i>layanan</i>",
        evidence="Rapat",
        starts_on=now.date(),
        expires_on=now.date(),
        zone="Asia/Jakarta",
        granted_by=make_person("Pengurus"),
        granted_at=now,
    )
    # So has one about a theme that waits for an answer, a promise made in one, and one's own promise in a campaign.
    theme = Theme.objects.create(
        pk=1, activity=event.activity, title="Biaya <i>agen</i>", original_language="id", made_at=now
    )
    Commitment.objects.create(
        pk=1,
        theme=theme,
        text="Papan <i>biaya</i>",
        original_language="id",
        organisation=event.activity.organisation,
        due_on=now.date(),
        made_at=now,
    )
    Update.objects.create(
        activity=event.activity,
        number=1,
        title="Aula <i>penuh</i>",
        text="Kami <i>pindah</i>.",
        original_language="id",
        published_at=now,
        once="1",
    )
    # A message about an invitation has its number for the hundreds of its turn.
    Invitation.objects.create(
        activity=event.activity,
        number=0,
        invitee=Invitee.PERSON,
        name="Tamu",
        email="tamu@example.org",
        person=make_person("Tamu"),
        note="Bawa <i>map</i>.",
        language="id",
        answer_by=now.date(),
        sent_at=now,
    )
    # One about the desk has the number of what is decided there.
    case = Case.objects.create(
        kind="update",
        target="x",
        activity=event.activity,
        opened_at=now,
        decision="left",
        note="Bukan <i>hinaan</i>.",
        decided_at=now,
    )
    Report.objects.create(pk=1, case=case, reason=Reason.OTHER, words="Kasar", at=now)
    hiding = Hiding.objects.create(
        pk=1,
        case=case,
        kind="update",
        target="x",
        reason=Reason.OTHER,
        words="Ada <i>nama</i>.",
        hidden_at=now,
    )
    Appeal.objects.create(
        pk=1,
        hiding=hiding,
        words="Nama saya",
        made_at=now,
        is_granted=False,
        note="Tetap <i>begitu</i>.",
        decided_at=now,
    )
    Activity.objects.filter(pk=event.pk).update(review_note="Sebutkan <i>alamat</i>.")
    return event.activity


def worded(
    topic: Topic, language: str, *, is_sensitive: bool = False, address: str = "sari@example.org"
) -> Words:
    """The words of one message of this topic, made as the engine makes them."""
    person = make_person("<i>Sari</i>", language=language, zone="Asia/Hong_Kong")
    activity = make_about(topic, is_sensitive=is_sensitive)
    with_login(person)
    join(person, activity.event)
    if topic.name == "still_coming":
        own = Registration.objects.get(person=person)
        Reconfirmation.objects.create(
            pk=1,
            registration=own,
            turn=own.turn,
            starts_at=activity.starts_at,
            asked_at=clock.now(),
            answer_until=clock.now() + timedelta(hours=20),
        )
    if topic.name == "pledge_reminder":
        _promise(person, activity)
    if topic.name.startswith("shift_"):
        _help(person, activity)
    if topic.name.startswith("letters_"):
        _deliver(activity)
    if topic.name == "seat_offered":
        offered = {"state": RegistrationState.OFFERED, "offered_until": clock.now() + timedelta(hours=5)}
        Registration.objects.filter(person=person).update(**offered)
    kind = min(topic.kinds)
    Activity.objects.filter(pk=activity.pk).update(kind=kind if kind in Kind else Kind.EVENT)
    now = clock.now()
    Message.objects.create(
        person=person,
        activity=activity if kind in Kind else None,
        topic=topic.name,
        purpose=topic.same_as,
        step=topic.steps[0].name,
        due_at=now,
        free_at=now,
        planned_at=now,
        useful_until=now + timedelta(days=1),
        urgency=topic.urgency,
        fair_key=activity.organisation_id,
    )
    (held,) = claim(1)
    with translation.override("en" if language == "id" else "id"):
        return words(read(held), address=address, site=site_settings())


def _promise(person: Person, activity: Activity) -> None:
    campaign = Campaign.objects.create(activity=activity, ask="Datang", goal=10, actions=["pledge"])
    taken = ActionTaken.objects.create(
        campaign=campaign, person=person, kind="pledge", state=ActionState.DONE, taken_at=clock.now()
    )
    Pledge.objects.create(action=taken, words="Saya <i>datang</i>", due_on=clock.now().date(), turn=1)


def _help(person: Person, activity: Activity) -> None:
    """A message about a shift has the number of her place for the sixty-fourths of its turn."""
    campaign = Campaign.objects.create(activity=activity, ask="Datang", goal=10, actions=["shift"])
    starts_at = clock.now() + timedelta(days=1)
    shift = Shift.objects.create(
        campaign=campaign,
        title="Meja <i>depan</i>",
        venue="Balai <i>desa</i>",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        maximum=3,
        note="<i>Hujan</i>",
    )
    ShiftPlace.objects.create(pk=0, shift=shift, person=person, taken_at=clock.now())


def _deliver(activity: Activity) -> None:
    campaign = Campaign.objects.create(activity=activity, ask="Datang", goal=10, actions=["letter"])
    LetterCall.objects.create(
        campaign=campaign,
        office="<i>Bupati</i>",
        text="Mohon",
        delivered_at=clock.now(),
        delivered_count=2,
        fingerprint="0" * 64,
        reply="<i>Ya</i>",
        replied_at=clock.now(),
    )


# It says in no activity what it is about.
TELLS_NOTHING = "safeguarding_task"
each_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
each_that_names_it = pytest.mark.parametrize(
    "topic", [topic for topic in TOPICS if topic.name != TELLS_NOTHING], ids=lambda topic: topic.name
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_topic
@each_language
@pytest.mark.parametrize("is_sensitive", [False, True], ids=["open", "sensitive"])
def test_words_are_whole_and_safe(topic: Topic, language: str, is_sensitive: bool) -> None:
    found = worded(topic, language, is_sensitive=is_sensitive)

    letter = found.letter
    for subject in (found.subject, letter.subject):
        assert subject.strip() == subject != ""
        assert subject.splitlines() == [subject]
    for text in (found.subject, found.text, letter.subject, letter.text, letter.html):
        assert text.strip()
        assert [sign for sign in UNWORDED if sign in text] == []
    assert "<b>" not in letter.html
    assert "<i>" not in letter.html
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in letter.html
    assert letter.language == language
    assert letter.stop_url in letter.text
    assert letter.stop_url in letter.html


@each_that_names_it
@each_language
def test_words_of_an_open_activity_name_it_as_it_is_called(topic: Topic, language: str) -> None:
    found = worded(topic, language)

    name = "<b>x</b> & Bcc: Rumah aman" if GROUP not in topic.kinds else "Serikat <i>Melati</i>"
    # What is private is not told by a subject, which others see on a phone that lies about.
    assert (name in found.letter.subject) != topic.is_private
    assert name in " ".join(found.letter.text.split())
    assert name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in " ".join(
        found.letter.html.split()
    )
    assert found.letter.sender == ""


@pytest.mark.parametrize(
    "topic",
    [topic for topic in TOPICS if GROUP not in topic.kinds and topic.name != TELLS_NOTHING],
    ids=lambda topic: topic.name,
)
@each_language
def test_words_of_a_sensitive_activity_tell_nothing(topic: Topic, language: str) -> None:
    found = worded(topic, language, is_sensitive=True)

    activity = Activity.objects.get()
    letter = found.letter
    shown = (letter.subject + letter.text + letter.html + letter.sender).replace(letter.stop_url, "")
    secrets = ["Rumah aman", "Serikat", "Sari", "Balai Desa", activity.code, site_settings().name]
    secrets += [line for line in found.text.splitlines() if len(line) > 3 and line != letter.stop_url]
    assert [secret for secret in secrets if secret.lower() in shown.lower()] == []
    with translation.override(language):
        assert str(topic.label) not in shown
    assert f"{settings.SITE_URL}/me/inbox/" in letter.text
    assert f"{settings.SITE_URL}/me/inbox/" in letter.html
    assert letter.sender == settings.MAIL_DISCREET_FROM
    assert ("Rumah aman" in found.subject) != topic.is_private


@each_language
def test_task_of_safeguarding_tells_nothing_of_an_open_activity_either(language: str) -> None:
    found = worded(TOPIC_BY_NAME[TELLS_NOTHING], language)

    shown = found.subject + found.text + found.letter.subject + found.letter.text + found.letter.html
    assert [
        secret for secret in ("Rumah aman", "Melati", Activity.objects.get().code) if secret in shown
    ] == []


@pytest.mark.parametrize("name", ["registration_confirmation", "event_reminder"])
def test_who_will_be_in_the_hall_is_led_to_her_ticket(name: str) -> None:
    found = worded(TOPIC_BY_NAME[name], "id")

    ticket = f"{settings.SITE_URL}/events/{Activity.objects.get().code}/ticket/"
    assert f"Tiket Anda, untuk ditunjukkan di pintu: {ticket}\n" in found.letter.text
    assert f'href="{ticket}"' in found.letter.html


def test_words_of_a_discreet_mail_are_these(mailoutbox: list[Any]) -> None:
    join(make_person(), make_event(is_sensitive=True))
    rounds.ring(clock=clock.now)

    (mail,) = mailoutbox
    body, foot = mail.body.split("\n\n-- \n")
    assert mail.from_email == settings.MAIL_DISCREET_FROM == "messages@localhost"
    assert parseaddr(mail.from_email)[0] == ""
    assert mail.subject == "You have a new message"
    assert body == "You have a new message. Sign in to read it:\nhttp://localhost:8000/me/inbox/\n"
    assert foot.splitlines()[0] == "To stop these messages, open this page:"


@pytest.mark.parametrize(
    ("is_sensitive", "attaches_discreetly", "address", "files"),
    [
        (False, False, "sari@example.org", 1),
        (True, False, "sari@example.org", 0),
        (True, True, "sari@example.org", 1),
        (False, False, "", 0),
    ],
)
def test_file_goes_with_a_mail_and_with_a_discreet_one_only_if_it_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, is_sensitive: bool, attaches_discreetly: bool, address: str, files: int
) -> None:
    topic = replace(
        TOPIC_BY_NAME["event_reminder"],
        attach=lambda message, language: (Attachment(f"{message.code}.{language}", "text/plain", b"x"),),
        attaches_discreetly=attaches_discreetly,
    )
    monkeypatch.setitem(TOPIC_BY_NAME, topic.name, topic)
    letter = worded(topic, "ar", is_sensitive=is_sensitive, address=address).letter

    assert [file.name for file in letter.attachments] == [f"{Message.objects.get().code}.ar"] * files
