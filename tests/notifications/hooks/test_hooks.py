"""Webhooks from the deed to the other system."""

import hashlib
import hmac
import json
import ssl
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from accounts.choices import MemberRole
from accounts.models import Person
from core import clock
from core.models import Fact
from engagement.events.models import Event, Registration
from engagement.events.services import cancel_registration, register
from engagement.participation.choices import Mode
from notifications.hooks import sending, services
from notifications.hooks.consumer import handle, planned
from notifications.hooks.errors import AddressNotUsable, HookIsOff, NotAllowed, TooManyHooks
from notifications.hooks.models import Delivery, Hook
from notifications.hooks.signing import secret_of
from tests import makers
from tests.notifications.hooks.receiver import Receiver
from tests.races import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _other_systems_are_here(settings: Any) -> None:
    """The allowance of a test: the loopback, also without TLS."""
    settings.HOOKS_MAY_STAY_INSIDE = True


@pytest.fixture
def manager() -> Person:
    return makers.make_organiser(makers.make_group(), "Manajer", role=MemberRole.MANAGER)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def make_hook(manager: Person, url: str, *events: str) -> Hook:
    group = manager.organisations.get()
    wanted = events or ("registration_made", "registration_cancelled")
    return services.add_hook(person=manager, organisation=group, url=url, events=wanted, now=clock.now())


def join(event: Event, called: str = "Ani") -> Registration:
    person = makers.make_person(called)
    return register(person=person, event=event, mode=Mode.HALL, party_size=1, now=clock.now())


def states(hook: Hook) -> list[tuple[str, int, int | None]]:
    rows = Delivery.objects.filter(hook=hook).order_by("id")
    return list(rows.values_list("state", "tries", "status"))


def test_registration_is_told_by_codes_alone_and_signed(manager: Person, receiver: Receiver) -> None:
    hook = make_hook(manager, receiver.url)
    event = makers.make_event(organiser=manager, now=clock.now())
    registration = join(event, "Ani Rahasia")
    sending.work(clock=clock.now)

    (told,) = receiver.told
    body = json.loads(told.body)
    at, given = (part.partition("=")[2] for part in told.headers["Balai-Signature"].split(","))
    made = hmac.new(secret_of(hook).encode(), f"{at}.{told.body}".encode(), hashlib.sha256).hexdigest()
    assert body == {
        "delivery": told.headers["Balai-Delivery"],
        "event": "registration_made",
        "at": body["at"],
        "activity": event.activity.code,
        "registration": registration.code,
    }
    assert (given, told.path) == (made, "/in?from=balai")
    assert states(hook) == [("accepted", 1, 200)]


def test_only_what_is_wanted_of_ones_own_group_and_nothing_sensitive(
    manager: Person, receiver: Receiver
) -> None:
    make_hook(manager, receiver.url, "registration_cancelled")
    own = makers.make_event(organiser=manager, now=clock.now())
    hidden = makers.make_event(organiser=manager, now=clock.now(), is_sensitive=True)
    others = makers.make_event(now=clock.now())
    for event in (own, hidden, others):
        registration = join(event)
        cancel_registration(person=registration.person, event=event, now=clock.now())
    sending.work(clock=clock.now)

    assert [json.loads(told.body)["activity"] for told in receiver.told] == [own.activity.code]


def test_fact_taken_up_twice_is_told_once(manager: Person, receiver: Receiver) -> None:
    make_hook(manager, receiver.url)
    join(makers.make_event(organiser=manager, now=clock.now()))
    fact = Fact.objects.get(name="registration_made")
    for _turn in range(2):
        handle(fact, clock.now())

    assert Delivery.objects.count() == 1


def test_refusal_is_tried_again_later_with_the_same_code(manager: Person) -> None:
    with Receiver(500, 302) as receiver:
        hook = make_hook(manager, receiver.url)
        join(makers.make_event(organiser=manager, now=clock.now()))
        for _turn in range(3):
            sending.work(clock=clock.now)
            clock.shift(timedelta(minutes=5))

    assert states(hook) == [("accepted", 3, 200)]
    assert len({told.headers["Balai-Delivery"] for told in receiver.told}) == 1
    assert len({told.body for told in receiver.told}) == 1
    hook.refresh_from_db()
    assert hook.failing_since is None


def test_system_that_is_away_is_given_up_after_three_days_and_the_page_says_so(manager: Person) -> None:
    hook = make_hook(manager, "http://127.0.0.1:9/")
    event = makers.make_event(
        organiser=manager,
        now=clock.now(),
        starts_at=clock.now() + timedelta(days=30),
        ends_at=clock.now() + timedelta(days=31),
    )
    for number in range(5):
        join(event, f"Orang {number}")
        sending.work(clock=clock.now)
        clock.shift(timedelta(hours=20))
    hook.refresh_from_db()
    page = makers.signed_in(manager).get(
        f"/groups/{hook.organisation.code}/hooks/{hook.code}/", headers={"accept-language": "en"}
    )

    assert (hook.is_on, hook.given_up_at is not None) == (False, True)
    assert "Every try failed for three days, so we stopped." in page.content.decode()
    assert "failed" in {state for state, _tries, _status in states(hook)}
    with pytest.raises(HookIsOff):
        services.ping(person=manager, hook=hook, now=clock.now())


def test_address_that_is_gone_is_asked_no_more(manager: Person) -> None:
    with Receiver(410) as receiver:
        hook = make_hook(manager, receiver.url)
        services.ping(person=manager, hook=hook, now=clock.now())
        sending.work(clock=clock.now)
    hook.refresh_from_db()

    assert (hook.is_on, len(receiver.told)) == (False, 1)


def test_certificate_that_nobody_vouches_for_is_not_trusted(manager: Person, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            key,
            "-out",
            certificate,
            "-days",
            "1",
            "-subj",
            "/CN=127.0.0.1",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Receiver(context=context) as receiver:
        hook = make_hook(manager, receiver.url)
        services.ping(person=manager, hook=hook, now=clock.now())
        sending.work(clock=clock.now)

    assert receiver.told == []
    assert Delivery.objects.get(hook=hook).answer == "certificate not trusted"


def test_private_address_is_never_contacted(manager: Person, receiver: Receiver, settings: Any) -> None:
    hook = make_hook(manager, receiver.url)
    services.ping(person=manager, hook=hook, now=clock.now())
    settings.HOOKS_MAY_STAY_INSIDE = False
    sending.work(clock=clock.now)

    assert receiver.told == []
    assert Delivery.objects.get(hook=hook).answer == "not https"


def test_new_secret_signs_and_the_old_one_does_not(manager: Person, receiver: Receiver) -> None:
    hook = make_hook(manager, receiver.url)
    old = secret_of(hook)
    renewed = services.renew_secret(person=manager, hook=hook, now=clock.now())

    assert secret_of(renewed) != old
    assert old.startswith("whsec_")
    assert len(old) == 58


def test_same_is_sent_again_on_demand(manager: Person, receiver: Receiver) -> None:
    hook = make_hook(manager, receiver.url)
    delivery = services.ping(person=manager, hook=hook, now=clock.now())
    sending.work(clock=clock.now)
    services.resend(person=manager, delivery=delivery, now=clock.now())
    sending.work(clock=clock.now)

    assert [told.headers["Balai-Delivery"] for told in receiver.told] == [delivery.code] * 2


def test_refusals(manager: Person, receiver: Receiver, settings: Any) -> None:
    group = manager.organisations.get()
    organiser = makers.make_organiser(group, "Pengurus")
    unverified = makers.make_organiser(
        makers.make_group("Baru", is_verified=False), "Manajer Baru", role=MemberRole.MANAGER
    )

    for person in (organiser, unverified):
        with pytest.raises(NotAllowed):
            make_hook(person, receiver.url)
    for _turn in range(5):
        make_hook(manager, receiver.url)
    with pytest.raises(TooManyHooks):
        make_hook(manager, receiver.url)
    settings.HOOKS_MAY_STAY_INSIDE = False
    Hook.objects.all().delete()
    with pytest.raises(AddressNotUsable):
        make_hook(manager, "https://192.168.0.1/")


def test_pages_show_the_secret_once_and_never_again(manager: Person) -> None:
    group, browser = manager.organisations.get(), makers.signed_in(manager)
    path = f"/groups/{group.code}/hooks/"
    shown = browser.post(f"{path}new/", {"url": "https://contoh.org/in", "events": ["registration_made"]})
    hook = Hook.objects.get()
    secret = secret_of(hook)
    later = [browser.get(address).content.decode() for address in (path, f"{path}{hook.code}/")]

    assert secret in shown.content.decode()
    assert not any(secret in page for page in later)
    assert "no-store" in shown.headers["Cache-Control"]
    assert f"{path}" in browser.get(f"/groups/{group.code}/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_twenty_senders_at_once_deliver_each_once(manager: Person, receiver: Receiver) -> None:
    hook = make_hook(manager, receiver.url)
    Delivery.objects.bulk_create(
        planned(hook, "ping", {}, now=clock.now(), at=clock.now()) for _number in range(30)
    )

    at_once([lambda: sending.work(clock=clock.now)] * 20)

    codes = [told.headers["Balai-Delivery"] for told in receiver.told]
    assert (len(codes), len(set(codes))) == (30, 30)
