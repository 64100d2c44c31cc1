"""Letters: written in own words, delivered as one file with its fingerprint, answered; names only where chosen."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog, Person
from core import clock
from core.texts import NothingToRead
from engagement.activities.errors import NotAllowed, NotReady
from engagement.activities.services import submit
from engagement.campaigns.errors import CampaignNotOpen, NothingDone
from engagement.campaigns.letters.bundle import bundle, fingerprint
from engagement.campaigns.letters.errors import (
    LettersDelivered,
    LettersNotDelivered,
    LettersNotReady,
    NoLetters,
)
from engagement.campaigns.letters.selectors import letters_in
from engagement.campaigns.letters.services import (
    address_letters,
    deliver_letters,
    note_reply,
    take_back_letter,
    write_letter,
)
from engagement.campaigns.models import Campaign, Letter, LetterCall
from engagement.participation.selectors import live
from notifications.engine import rounds
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import make_campaign, organiser_of
from tests.makers import NOW, make_person, signed_in
from tests.pdf_words import lines
from tests.races import at_once

pytestmark = pytest.mark.django_db

OFFICE, TEXT = "Bupati Semarang", "Kami meminta meja layanan.\n\nMohon dibuka tahun ini."
NAME = "#panic() *Sari* $x$ ] // \\"
ENGLISH = {"accept-language": "en"}
MARKUP = '#panic() = Judul $x^2$ #eval("1") *tebal* <label> @acuan ] } `mentah` // catatan \\'


def make_writing(
    *, now: Any = NOW, office: str = OFFICE, **more: Any
) -> Campaign:  # Any: a test names what it changes
    campaign = make_campaign(actions=("letter", "sign"), now=now, **more)
    address_letters(person=organiser_of(campaign), campaign=campaign, office=office, text=TEXT, now=now)
    return campaign


def write(
    person: Person, campaign: Campaign, words: str = TEXT, *, shows_name: bool = False, now: Any = NOW
) -> Letter:
    return write_letter(person=person, campaign=campaign, words=words, shows_name=shows_name, now=now)


def deliver(campaign: Campaign, *, now: Any = NOW) -> LetterCall:
    return deliver_letters(person=organiser_of(campaign), campaign=campaign, now=now)


def numbers(campaign: Campaign) -> dict[str, int]:
    return dict(campaign.activity.counters.values_list("name", "value"))


def test_the_starting_text_as_it_is_counts_and_own_words_are_counted_apart() -> None:
    campaign, copies, owns = make_writing(), make_person(), make_person()

    write(copies, campaign, TEXT.replace("\n\n", " "))
    write(owns, campaign, "Ibu saya berjalan dua jam.")
    both = numbers(campaign)
    write(owns, campaign)
    again = numbers(campaign)

    assert (both["letters"], both["own_letters"], again["letters"], again["own_letters"]) == (2, 1, 2, 0)
    assert sorted(live().values_list("person", "verb")) == sorted([(copies.pk, "wrote"), (owns.pk, "wrote")])


def test_empty_letter_is_refused() -> None:
    campaign = make_writing()

    with pytest.raises(NothingToRead):
        write(make_person(), campaign, " \n \u200b")

    assert numbers(campaign)["letters"] == 0


def test_letter_that_is_taken_back_is_gone_and_may_be_written_anew() -> None:
    campaign, person = make_writing(), make_person()
    write(person, campaign, "Ibu saya berjalan dua jam.")

    take_back_letter(person=person, campaign=campaign, now=NOW)
    gone = (Letter.objects.count(), numbers(campaign)["letters"], numbers(campaign)["own_letters"])
    with pytest.raises(NothingDone):
        take_back_letter(person=person, campaign=campaign, now=NOW)
    write(person, campaign)

    assert (gone, numbers(campaign)["letters"]) == ((0, 0, 0), 1)


def test_nothing_is_written_before_the_address_after_the_delivery_or_the_end() -> None:
    unready = make_campaign(actions=("letter",))
    with pytest.raises(LettersNotReady):
        write(make_person(), unready)
    campaign, person = make_writing(), make_person()
    with pytest.raises(CampaignNotOpen):
        write(person, campaign, now=NOW + timedelta(days=4))
    with pytest.raises(NoLetters):
        deliver(campaign)
    write(person, campaign)
    deliver(campaign)

    for deed in (
        partial(write, person, campaign),
        partial(take_back_letter, person=person, campaign=campaign, now=NOW),
        partial(deliver, campaign),
        partial(
            address_letters, person=organiser_of(campaign), campaign=campaign, office="X", text="Y", now=NOW
        ),
    ):
        with pytest.raises(LettersDelivered):
            deed()


def test_campaign_for_letters_is_published_once_its_address_is_known() -> None:
    campaign = make_campaign(actions=("letter",), is_published=False)
    publish = partial(submit, person=organiser_of(campaign), activity=campaign.activity, now=NOW)

    with pytest.raises(NotReady):
        publish()
    address_letters(person=organiser_of(campaign), campaign=campaign, office=OFFICE, text=TEXT, now=NOW)

    assert publish().state == "review"


def test_fingerprint_is_of_the_file_that_is_made_again() -> None:
    campaign = make_writing()
    for _number in range(3):
        write(make_person(), campaign)

    call = deliver(campaign)

    file = bundle(campaign.activity, call, list(letters_in(campaign.activity)), at=NOW)
    assert (call.delivered_count, call.fingerprint) == (3, hashlib.sha256(file).hexdigest())
    assert fingerprint(file + b" ") != call.fingerprint


def test_only_chosen_names_stand_in_the_file() -> None:
    campaign = make_writing()
    write(make_person("Sari"), campaign, shows_name=True)
    write(make_person("Made"), campaign)
    call = deliver(campaign)

    words = "".join(lines(bundle(campaign.activity, call, list(letters_in(campaign.activity)), at=NOW)))

    assert ("Sari" in words, "Made" in words, OFFICE in words) == (True, False, True)


def test_sensitive_campaign_puts_no_name_under_a_letter() -> None:
    campaign = make_writing(is_sensitive=True)

    assert write(make_person("Sari"), campaign, shows_name=True).action.shows_name is False


def test_what_is_written_in_a_letter_or_a_name_stands_there_and_is_never_markup() -> None:
    campaign = make_writing(office=MARKUP)
    write(make_person(NAME), campaign, MARKUP, shows_name=True)
    call = deliver(campaign)

    file = bundle(campaign.activity, call, list(letters_in(campaign.activity)), at=NOW)

    flat = "".join("".join(lines(file)).split())
    # The office on the cover and at the foot of both pages, and the letter.
    assert (flat.count("".join(MARKUP.split())), flat.count("".join(NAME.split()))) == (4, 1)


def test_reply_is_noted_once_delivered_by_who_plans_it_and_may_be_corrected() -> None:
    campaign = make_writing()
    write(make_person(), campaign)
    reply = partial(note_reply, person=organiser_of(campaign), campaign=campaign)

    with pytest.raises(LettersNotDelivered):
        reply(words="Ya.", now=NOW)
    deliver(campaign)
    first = reply(words="Ya.", now=NOW)
    again = reply(words="Ya, tahun depan.", now=NOW + timedelta(days=1))

    assert (again.reply, again.replied_at) == ("Ya, tahun depan.", first.replied_at)
    for deed in (
        partial(note_reply, words="Tidak."),
        deliver_letters,
        partial(address_letters, office="X", text="Y"),
    ):
        with pytest.raises(NotAllowed):
            deed(person=make_person(), campaign=campaign, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_letters_written_while_they_are_delivered_are_in_the_file_or_refused() -> None:
    campaign = make_writing()
    people = [make_person() for _number in range(20)]
    write(people[0], campaign)

    deeds: list[Callable[[], object]] = [partial(write, person, campaign) for person in people[1:]]
    deeds.insert(9, partial(deliver, campaign))
    said = at_once(deeds)

    refused = [answer for answer in said if isinstance(answer, Exception)]
    call = LetterCall.objects.get()
    assert {type(answer) for answer in refused} <= {LettersDelivered}
    assert (call.delivered_count, Letter.objects.count(), numbers(campaign)["letters"]) == (
        20 - len(refused),
    ) * 3
    file = bundle(campaign.activity, call, list(letters_in(campaign.activity)), at=NOW)
    assert fingerprint(file) == call.fingerprint


@pytest.mark.django_db(transaction=True)
def test_one_letter_fifty_times_at_once_is_one() -> None:
    campaign, person = make_writing(), make_person()

    said = at_once([partial(write, person, campaign, "Kata saya.")] * 50)

    assert [answer for answer in said if isinstance(answer, Exception)] == []
    assert (Letter.objects.count(), numbers(campaign)["letters"], numbers(campaign)["own_letters"]) == (
        1,
        1,
        1,
    )


def test_everyone_who_wrote_is_told_of_the_delivery_and_of_the_reply_once(mailoutbox: list[Any]) -> None:
    campaign, now = make_writing(now=clock.now()), clock.now()
    stays, leaves = (make_person(email=f"{name}@contoh.test") for name in ("sari", "ada"))
    for person in (stays, leaves):
        write(person, campaign, now=now)
    take_back_letter(person=leaves, campaign=campaign, now=now)
    told = []

    def ring() -> None:
        rounds.ring(clock=clock.now)
        told.append([(mail.to[0], mail.subject.split(":")[0]) for mail in mailoutbox])
        mailoutbox.clear()

    ring()
    deliver(campaign, now=clock.now())
    ring()
    for words in ("Ya.", "Ya, tahun depan."):
        note_reply(person=organiser_of(campaign), campaign=campaign, words=words, now=clock.now())
        ring()

    assert told == [
        [],
        [("sari@contoh.test", "Your letter has been delivered")],
        [("sari@contoh.test", "There is a reply to your letter")],
        [],
    ]


def test_pages_write_deliver_and_show_the_reply() -> None:
    campaign = make_campaign(actions=("letter",), now=clock.now())
    client, organiser = signed_in(make_person("Sari")), signed_in(organiser_of(campaign))
    at = f"/campaigns/{campaign.activity.code}"

    early = client.get(f"{at}/letter/", headers=ENGLISH).text
    organiser.post(f"{at}/letters/address/", {"office": OFFICE, "text": TEXT})
    blank = client.get(f"{at}/letter/", headers=ENGLISH).text
    refused = client.post(f"{at}/letter/", {"words": "  "}).status_code
    client.post(f"{at}/letter/", {"words": "Ibu saya berjalan dua jam.", "shows_name": "on"})
    listed = organiser.get(f"{at}/letters/", headers=ENGLISH).text
    organiser.post(f"{at}/letters/deliver/")
    file = organiser.get(f"{at}/letters/file/")
    organiser.post(f"{at}/letters/reply/", {"words": "Kami buka bulan depan."})
    public = client.get(campaign.activity.get_absolute_url(), headers=ENGLISH).text

    call = LetterCall.objects.get()
    assert ("Come back later" in early, "Kami meminta meja layanan." in blank, refused) == (True, True, 422)
    assert ("Sari" in listed, "in own words" in listed) == (True, True)
    assert hashlib.sha256(file.content).hexdigest() == call.fingerprint
    assert ("Kami buka bulan depan." in public, "1 letter" in public, call.fingerprint[:8] in public) == (
        True,
        True,
        True,
    )
    assert AccessLog.objects.filter(what="campaign_letters").count() >= 2


@pytest.mark.parametrize("size", [1, 4])
@pytest.mark.parametrize(("path", "queries"), [("letters/", 13), ("letters/file/", 12)])
def test_lists_cost(
    size: int, path: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    campaign = make_writing(now=clock.now())
    for _number in range(size):
        write(make_person(), campaign, now=clock.now())
    client = signed_in(organiser_of(campaign))

    with django_assert_num_queries(queries):
        client.get(f"/campaigns/{campaign.activity.code}/{path}")


def test_api_writes_delivers_and_replies() -> None:
    campaign = make_campaign(actions=("letter",), now=clock.now())
    planner, writer = ApiClient(organiser_of(campaign)), ApiClient(make_person("Sari"))
    at = f"/campaigns/{campaign.activity.code}"

    early = writer.get(f"{at}/letters/call/").status_code
    planner.put(f"{at}/letters/call/", {"office": OFFICE, "text": TEXT})
    mine = writer.put(f"{at}/letter/", {"words": "Kata saya.", "shows_name": True}).json()
    removed = writer.delete(f"{at}/letter/").status_code
    writer.put(f"{at}/letter/", {"words": TEXT})
    (listed,) = planner.get(f"{at}/letters/").json()["results"]
    delivered = planner.post(f"{at}/letters/delivery/").json()
    planner.put(f"{at}/letters/reply/", {"words": "Ya."})

    assert (early, mine["is_own"], mine["shows_name"], removed) == (404, True, True, 204)
    assert (listed["called"], listed["is_own"], delivered["delivered_count"]) == ("Sari", False, 1)
    assert writer.get(f"{at}/letters/call/").json()["reply"] == "Ya."
    assert writer.get(f"{at}/letter/").json()["words"] == TEXT
