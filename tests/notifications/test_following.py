"""Who follows is told: what is new, what is planned, when it opens and closes, what became of it; each once."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from accounts.models import Person
from core import clock
from core.models import FactDelivery
from engagement.activities.choices import Invitee
from engagement.activities.following.services import follow, stop_following
from engagement.activities.models import Activity, Invitation, Rhythm
from engagement.activities.plans import Trunk
from engagement.activities.recurrence import Rule
from engagement.activities.services import approve, submit, withdraw
from engagement.activities.updates.plans import News
from engagement.activities.updates.services import correct_update, publish_update, withdraw_update
from engagement.consultations.models import Phase
from engagement.consultations.services.consultations import change_consultation
from engagement.events.services import cancel_registration, make_series, register
from engagement.participation.choices import Mode
from engagement.voices.services import publish_outcome
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.engine.stops import stop_url
from tests.engagement.campaigns.makers import make_campaign, sign
from tests.engagement.consultations.makers import ONE, answer, make_consultation
from tests.makers import (
    fresh,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db

OURS = (
    "News:",
    "New:",
    "It is open now:",
    "You can still take part:",
    "What became of it:",
    "You have a new",
)
HOUR = timedelta(hours=1)


def reader(name: str, *, zone: str = "Asia/Jakarta") -> Person:
    return make_person(name, email=f"{name}@contoh.test", zone=zone)


def organiser_of(activity: Activity) -> Person:
    return fresh(activity.organisation.members.get())


def tell(activity: Activity, title: str) -> Any:
    news = News(title=title, text=f"Tentang {title}.", language="id")
    return publish_update(
        person=organiser_of(activity), activity=activity, news=news, once=title, now=clock.now()
    )


def ring() -> None:
    for _turn in range(2):
        rounds.ring(clock=clock.now)


def pass_by(mailoutbox: list[Any], step: timedelta = 12 * HOUR, **span: int) -> list[tuple[str, str]]:
    """(who, subject) of what following told while so much time went by, the bell ringing each `step`."""
    mailoutbox.clear()
    left = timedelta(**span)
    rounds.ring(clock=clock.now)
    while left > timedelta(0):
        clock.shift(min(left, step))
        left -= step
        rounds.ring(clock=clock.now)
    ring()
    return sorted(
        (mail.to[0].removesuffix("@contoh.test"), mail.subject)
        for mail in mailoutbox
        if mail.subject.startswith(OURS)
    )


def who(told: list[tuple[str, str]]) -> list[str]:
    return [name for name, _subject in told]


def planned(**trunk: Any) -> Activity:
    return make_event(now=clock.now(), **trunk).activity


def test_who_joined_and_who_follows_is_told_several_pieces_of_news_in_one_mail(mailoutbox: list[Any]) -> None:
    activity = planned()
    ani, budi, _citra = reader("ani"), reader("budi"), reader("citra")
    for person in (ani, budi):
        follow(person=person, what=activity, now=clock.now())
    register(person=ani, event=activity.event, mode=Mode.HALL, party_size=1, now=clock.now())
    ring()
    clock.shift(timedelta(minutes=1))
    tell(activity, "Kursi")
    clock.shift(timedelta(minutes=20))
    ring()
    tell(activity, "Jalan")

    before = pass_by(mailoutbox, minutes=25)
    told = pass_by(mailoutbox, hours=1)
    bodies = [mail.body for mail in mailoutbox if mail.subject.startswith("News:")]

    assert before == []
    assert told == [("ani", "News: Temu warga"), ("budi", "News: Temu warga")]
    assert [("Tentang Kursi." in body, "Tentang Jalan." in body) for body in bodies] == [(True, True)] * 2


def test_later_news_is_another_mail_with_itself_alone_and_a_correction_is_none(mailoutbox: list[Any]) -> None:
    activity = planned()
    follow(person=reader("ani"), what=activity, now=clock.now())
    clock.shift(timedelta(minutes=1))
    first = tell(activity, "Kursi")
    one = pass_by(mailoutbox, hours=1)
    correct_update(
        person=organiser_of(activity),
        update=first,
        title="Kursi",
        text="Aula.",
        note="Ejaan",
        now=clock.now(),
    )
    corrected = pass_by(mailoutbox, hours=1)
    tell(activity, "Jalan")
    two = pass_by(mailoutbox, hours=1)
    body = mailoutbox[0].body

    assert [len(one), len(corrected), len(two)] == [1, 0, 1]
    assert ("Jalan" in body, "Kursi" in body) == (True, False)


def test_news_that_is_withdrawn_in_time_is_told_to_nobody_and_the_other_still_is(
    mailoutbox: list[Any],
) -> None:
    activity = planned()
    follow(person=reader("ani"), what=activity, now=clock.now())
    clock.shift(timedelta(minutes=1))
    tell(activity, "Kursi")
    ring()
    clock.shift(timedelta(minutes=5))
    wrong = tell(activity, "Keliru")
    ring()
    withdraw_update(person=organiser_of(activity), update=wrong, note="Keliru", now=clock.now())

    told = pass_by(mailoutbox, hours=2)

    assert who(told) == ["ani"]
    assert ("Kursi" in mailoutbox[0].body, "Keliru" in mailoutbox[0].body) == (True, False)


def test_news_that_is_withdrawn_after_it_was_told_tells_nothing_again(mailoutbox: list[Any]) -> None:
    activity = planned()
    follow(person=reader("ani"), what=activity, now=clock.now())
    clock.shift(timedelta(minutes=1))
    tell(activity, "Kursi")
    clock.shift(timedelta(minutes=5))
    second = tell(activity, "Jalan")
    first = pass_by(mailoutbox, hours=1)
    withdraw_update(person=organiser_of(activity), update=second, note="Keliru", now=clock.now())

    assert (who(first), pass_by(mailoutbox, days=2)) == (["ani"], [])


def test_who_stops_or_cancels_before_it_goes_out_is_not_told_and_who_comes_back_is(
    mailoutbox: list[Any],
) -> None:
    activity = planned()
    ani, budi = reader("ani"), reader("budi")
    for person in (ani, reader("citra")):
        follow(person=person, what=activity, now=clock.now())
    register(person=budi, event=activity.event, mode=Mode.HALL, party_size=1, now=clock.now())
    clock.shift(timedelta(minutes=1))
    tell(activity, "Kursi")
    ring()
    stop_following(person=ani, what=activity, now=clock.now())
    cancel_registration(person=budi, event=activity.event, now=clock.now())

    first = pass_by(mailoutbox, hours=1)
    follow(person=ani, what=activity, now=clock.now())
    again = pass_by(mailoutbox, hours=1)
    tell(activity, "Jalan")
    second = pass_by(mailoutbox, hours=1)

    assert (who(first), again, who(second)) == (["citra"], [], ["ani", "citra"])
    assert set(
        Message.objects.filter(topic="update_published", state="skipped").values_list("reason", flat=True)
    ) == {"not_planned"}


def test_the_stop_of_one_kind_of_message_stops_that_kind_alone(mailoutbox: list[Any]) -> None:
    activity, ani = planned(), reader("ani")
    register(person=ani, event=activity.event, mode=Mode.HALL, party_size=1, now=clock.now())
    follow(person=ani, what=activity.organisation, now=clock.now())
    clock.shift(timedelta(minutes=1))
    tell(activity, "Kursi")
    ring()
    path = "/stop/" + stop_url(ani, "updates", "email").rsplit("/stop/")[1]
    page = Client(headers={"accept-language": "en"}).get(path).content.decode()
    Client(enforce_csrf_checks=True).post(
        path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )

    news = pass_by(mailoutbox, hours=1)
    another = make_event(
        organiser=organiser_of(activity), title="Temu lagi", is_published=False, now=clock.now()
    )
    submit(person=organiser_of(activity), activity=another.activity, now=clock.now())
    rest = pass_by(mailoutbox, days=3)

    assert "what is new in what I joined or follow" in page
    assert (news, rest) == ([], [("ani", "New: Temu lagi")])
    assert Message.objects.filter(person=ani, topic="event_reminder", state="accepted").exists()


def test_news_of_what_is_sensitive_is_told_discreetly(mailoutbox: list[Any]) -> None:
    activity = planned(is_sensitive=True, title="Kekerasan di rumah")
    follow(person=reader("ani"), what=activity, now=clock.now())
    clock.shift(timedelta(minutes=1))
    tell(activity, "Rumah aman")

    told = pass_by(mailoutbox, hours=1)

    assert told == [("ani", "You have a new message")]
    assert not any(word in mailoutbox[0].body for word in ("Rumah aman", "Kekerasan"))


def test_something_new_is_told_to_who_follows_its_group_or_a_place_around_it_once(
    mailoutbox: list[Any],
) -> None:
    here = make_place("ID-33.74")
    organiser = make_organiser(make_group(place=here))
    province, elsewhere = make_place("ID-33"), make_place("ID-52.71", name="Mataram")
    now = clock.now()
    both, by_place, by_group, other, late = (reader(name) for name in ("ani", "budi", "citra", "dewi", "eka"))
    for person, what in (
        (both, province),
        (both, organiser.organisations.get()),
        (by_place, here),
        (by_group, organiser.organisations.get()),
        (other, elsewhere),
    ):
        follow(person=person, what=what, now=now)
    event = make_event(organiser=organiser, place=here, is_published=False, now=now)
    submit(person=organiser, activity=event.activity, now=now)
    approve(person=make_coordinator(province), activity=event.activity, now=now)
    clock.shift(timedelta(minutes=1))
    follow(person=late, what=province, now=clock.now())

    told = pass_by(mailoutbox, hours=6)

    assert told == [(name, "New: Temu warga") for name in ("ani", "budi", "citra")]
    assert pass_by(mailoutbox, days=1) == []


def test_of_a_series_only_the_first_date_is_new(mailoutbox: list[Any]) -> None:
    organiser = make_organiser(make_group())
    make_event(organiser=organiser, title="Lama", now=clock.now())
    event = make_event(organiser=organiser, is_published=False, now=clock.now())
    make_series(person=organiser, event=event, rule=Rule(rhythm=Rhythm.WEEKLY, times=4), now=clock.now())
    follow(person=reader("ani"), what=make_place("ID"), now=clock.now())
    clock.shift(timedelta(minutes=1))
    submit(person=organiser, activity=event.activity, now=clock.now())

    assert pass_by(mailoutbox, days=2) == [("ani", "New: Temu warga")]


def test_where_something_sensitive_is_planned_is_not_found_out_by_following_a_city(
    mailoutbox: list[Any],
) -> None:
    organiser = make_organiser(make_group())
    make_event(organiser=organiser, title="Lama", now=clock.now())
    for name, code in (("ani", "ID-33.74"), ("budi", "ID-33")):
        follow(person=reader(name), what=make_place(code), now=clock.now())
    event = make_event(organiser=organiser, is_sensitive=True, is_published=False, now=clock.now())
    clock.shift(timedelta(minutes=1))
    submit(person=organiser, activity=event.activity, now=clock.now())

    assert pass_by(mailoutbox, hours=6) == [("budi", "You have a new message")]


def asked(**trunk: Any) -> tuple[Phase, Activity]:
    phase = make_consultation(ONE, now=clock.now(), **trunk)
    return phase, phase.consultation.activity


def move(phase: Phase, **changes: Any) -> None:
    """Write the consultation anew with these times."""
    activity = Activity.objects.get(pk=phase.consultation_id)
    trunk = Trunk(**{name: getattr(activity, name) for name in Trunk.__dataclass_fields__})
    change_consultation(
        person=organiser_of(activity),
        consultation=phase.consultation,
        trunk=replace(trunk, **changes),
        now=clock.now(),
    )


def test_what_opens_is_told_at_its_moment_wherever_that_is_moved(mailoutbox: list[Any]) -> None:
    now = clock.now()
    phase, activity = asked(starts_at=now + timedelta(days=2), ends_at=now + timedelta(days=20))
    follow(person=reader("ani"), what=activity, now=now)
    ring()
    move(phase, starts_at=now + timedelta(days=4))

    before = pass_by(mailoutbox, days=3, hours=23)
    at = pass_by(mailoutbox, hours=2)
    follow(person=reader("budi"), what=activity, now=clock.now())
    move(phase, ends_at=now + timedelta(days=25))
    after = pass_by(mailoutbox, days=5)

    assert (before, at, after) == ([], [("ani", "It is open now: Rencana perlindungan")], [])


def test_a_campaign_opens_too_and_one_that_is_called_off_does_not(mailoutbox: list[Any]) -> None:
    now = clock.now()
    campaigns = [
        make_campaign(
            title=title, now=now, starts_at=now + timedelta(days=1), ends_at=now + timedelta(days=9)
        )
        for title in ("Meja", "Batal")
    ]
    ani = reader("ani")
    for campaign in campaigns:
        follow(person=ani, what=campaign.activity, now=now)
    ring()
    withdraw(person=organiser_of(campaigns[1].activity), activity=campaigns[1].activity, now=now)

    assert pass_by(mailoutbox, days=2) == [("ani", "It is open now: Meja")]


def closing_in(days: int) -> datetime:
    """Noon in Jakarta, so many days from now."""
    today = clock.now().astimezone(ZoneInfo("Asia/Jakarta")).date()
    return datetime.combine(today + timedelta(days=days), time(12), tzinfo=ZoneInfo("Asia/Jakarta"))


def test_what_closes_in_two_days_is_told_at_nine_of_her_own_clock(mailoutbox: list[Any]) -> None:
    ends_at = closing_in(6)
    _phase, activity = asked(ends_at=ends_at)
    for name, zone in (("ani", "Asia/Jakarta"), ("budi", "Europe/Amsterdam"), ("citra", "Asia/Tokyo")):
        follow(person=reader(name, zone=zone), what=activity, now=clock.now())
    ring()

    due = dict(Message.objects.filter(topic="closes").values_list("person__called", "due_at"))
    told = pass_by(mailoutbox, days=7)

    assert told == [
        (name, "You can still take part: Rencana perlindungan") for name in ("ani", "budi", "citra")
    ]
    for name, zone in (("ani", "Asia/Jakarta"), ("budi", "Europe/Amsterdam"), ("citra", "Asia/Tokyo")):
        there = ends_at.astimezone(ZoneInfo(zone)).date() - timedelta(days=2)
        assert due[name] == datetime.combine(there, time(9), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_who_has_taken_part_is_not_told_that_she_still_can(mailoutbox: list[Any]) -> None:
    phase, activity = asked(ends_at=closing_in(6))
    ani, budi, citra = reader("ani"), reader("budi"), reader("citra")
    for person in (ani, budi, citra):
        follow(person=person, what=activity, now=clock.now())
    answer(ani, phase, "1", now=clock.now())
    ring()
    # Planned for the two others; one of them answers a moment before.
    clock.shift(closing_in(4).replace(hour=8, minute=59) - clock.now())
    answer(budi, phase, "1", now=clock.now())

    told = pass_by(mailoutbox, days=3)

    assert told == [("citra", "You can still take part: Rencana perlindungan")]
    assert set(Message.objects.filter(topic="closes").values_list("person__called", "state")) == {
        ("budi", "skipped"),
        ("citra", "accepted"),
    }


def test_a_campaign_does_not_ask_who_has_signed(mailoutbox: list[Any]) -> None:
    campaign = make_campaign(now=clock.now(), ends_at=closing_in(6))
    ani, budi = reader("ani"), reader("budi")
    for person in (ani, budi):
        follow(person=person, what=campaign.activity, now=clock.now())
    sign(ani, campaign, now=clock.now())

    assert who(pass_by(mailoutbox, days=7)) == ["budi"]


def test_another_closing_day_is_told_two_days_before_that_one_and_the_same_day_once(
    mailoutbox: list[Any],
) -> None:
    phase, activity = asked(ends_at=closing_in(6))
    follow(person=reader("ani"), what=activity, now=clock.now())
    ring()
    later = closing_in(12)
    move(phase, ends_at=closing_in(9))
    nothing = pass_by(mailoutbox, days=6)
    first = pass_by(mailoutbox, days=2)
    move(phase, starts_at=Activity.objects.get(pk=activity.pk).starts_at + HOUR)
    same = pass_by(mailoutbox, hours=6)
    move(phase, ends_at=later)
    second = pass_by(mailoutbox, days=6)

    assert [len(told) for told in (nothing, first, same, second)] == [0, 1, 0, 1]


def test_closing_day_moved_so_near_that_its_morning_is_past_is_told_at_once(mailoutbox: list[Any]) -> None:
    phase, activity = asked(ends_at=closing_in(9))
    follow(person=reader("ani"), what=activity, now=clock.now())
    pass_by(mailoutbox, days=1)
    move(phase, ends_at=clock.now() + timedelta(hours=20))

    assert who(pass_by(mailoutbox, HOUR, hours=3)) == ["ani"]


def test_who_is_invited_and_has_not_taken_part_is_told_once_though_she_follows_it_as_well(
    mailoutbox: list[Any],
) -> None:
    _phase, activity = asked(ends_at=closing_in(6))
    ani, budi = reader("ani"), reader("budi")
    for number, person in enumerate((ani, budi)):
        Invitation.objects.create(
            activity=activity,
            number=number,
            invitee=Invitee.PERSON,
            name=person.called,
            email=f"{person.called}@contoh.test",
            person=person,
            language="id",
            answer_by=clock.now().date(),
            sent_at=clock.now(),
        )
    follow(person=ani, what=activity, now=clock.now())

    assert who(pass_by(mailoutbox, days=7)) == ["ani", "budi"]


def test_who_followed_after_its_morning_is_not_told_what_the_page_has_just_said(
    mailoutbox: list[Any],
) -> None:
    _phase, activity = asked(ends_at=clock.now() + timedelta(hours=30))
    follow(person=reader("ani"), what=activity, now=clock.now())

    assert pass_by(mailoutbox, days=2) == []
    assert Message.objects.get(topic="closes").reason == "joined_later"


def test_what_became_of_it_is_told_to_who_follows_and_once_to_who_took_part_as_well(
    mailoutbox: list[Any],
) -> None:
    phase, activity = asked(ends_at=clock.now() + timedelta(hours=30))
    ani, budi = reader("ani"), reader("budi")
    for person in (ani, budi):
        follow(person=person, what=activity, now=clock.now())
    answer(ani, phase, "1", now=clock.now())
    pass_by(mailoutbox, days=2)
    publish_outcome(
        person=organiser_of(activity), activity=activity, text="Papan biaya.", language="id", now=clock.now()
    )
    clock.shift(timedelta(minutes=1))
    follow(person=reader("citra"), what=activity, now=clock.now())

    told = pass_by(mailoutbox, days=2)

    assert told == [(name, "What became of it: Rencana perlindungan") for name in ("ani", "budi")]
    assert dict(
        Message.objects.filter(purpose="outcome_published").values_list("person__called", "topic")
    ) == {
        "ani": "outcome_published",
        "budi": "outcome_followed",
    }


def test_a_lost_fact_is_found_by_the_sweep(mailoutbox: list[Any]) -> None:
    activity = planned()
    follow(person=reader("ani"), what=activity, now=clock.now())
    clock.shift(timedelta(minutes=1))
    tell(activity, "Kursi")
    FactDelivery.objects.all().delete()

    assert who(pass_by(mailoutbox, timedelta(minutes=20), hours=2)) == ["ani"]
