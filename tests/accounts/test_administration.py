"""What administrators do: the first one, powers over places, the site's settings."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.test import Client

from accounts.models import Person, PlaceRole
from core.models import Fact, SiteSettings
from tests.makers import fresh, make_administrator, make_coordinator, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db


def test_first_administrator_is_made_by_a_command() -> None:
    said = StringIO()

    for _time in range(2):
        call_command("make_administrator", "Bu.Admin@contoh.test", called="Bu Admin", stdout=said)

    person = Person.objects.select_related("user").get()
    assert (person.powers.is_administrator, person.called) == (True, "Bu Admin")
    assert EmailAddress.objects.get().verified is True
    assert "Bu Admin <Bu.Admin@contoh.test> is an administrator." in said.getvalue()


def test_administrator_makes_a_coordinator_on_the_page() -> None:
    make_place("ID-33.74")
    person = make_person(email="kunti@contoh.test")

    answer = signed_in(make_administrator()).post(
        "/roles/", {"email": "Kunti@contoh.test", "place": "semarang", "power": "coordinator"}
    )

    assert (answer.status_code, fresh(person).powers.cover(make_place("ID-33.74"))) == (302, True)


def test_unknown_address_gets_no_power() -> None:
    make_place("ID-33.74")

    answer = signed_in(make_administrator()).post(
        "/roles/", {"email": "siapa@contoh.test", "place": "semarang", "power": "coordinator"}
    )

    assert (answer.status_code, PlaceRole.objects.count()) == (422, 0)


def test_administrator_takes_a_power_back_once() -> None:
    coordinator = make_coordinator(make_place("ID-33"))
    role, client = PlaceRole.objects.get(), signed_in(make_administrator())

    answers = [client.post(f"/roles/{role.code}/revoke/").status_code for _time in range(2)]

    assert (answers, fresh(coordinator).powers.is_staff) == ([302, 404], False)
    assert Fact.objects.filter(name="place_role_revoked").count() == 1


def test_coordinator_grants_nothing() -> None:
    client = signed_in(make_coordinator(make_place("ID-33")))

    assert [client.get(path).status_code for path in ("/roles/", "/site/")] == [404, 404]


def test_site_settings_are_changed_by_an_administrator() -> None:
    values = {
        "name": "Balai Jateng",
        "zone": "Asia/Makassar",
        "quick_exit_to": "https://contoh.test/",
        "languages": ["id"],
        "quiet_from": "22:00",
        "quiet_until": "06:00",
    }

    answer = signed_in(make_administrator()).post("/site/", values)

    row = SiteSettings.objects.get()
    assert (answer.status_code, row.name, row.languages) == (302, "Balai Jateng", ["id"])
    assert "Balai Jateng" in Client().get("/").content.decode()


def test_site_settings_form_shows_what_stands() -> None:
    SiteSettings.objects.create(pk=1, name="Balai Bali", zone="Asia/Makassar")

    page = signed_in(make_administrator()).get("/site/").content.decode()

    assert '<option value="Asia/Makassar" selected>' in page
