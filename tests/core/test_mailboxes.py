"""Spellings of one mailbox are alike, in Python and in the database; those of two people stay apart."""

import pytest
from django.db.models import F

from accounts.models import ContactPoint, Person
from core.mailboxes import mailbox_of, written
from tests.makers import NOW

SPELLINGS = (
    ("sari.dewi@gmail.com", "saridewi@gmail.com"),
    ("Sari.Dewi@Gmail.com", "saridewi@gmail.com"),
    ("  saridewi@gmail.com ", "saridewi@gmail.com"),
    ("s.a.r.i.dewi+balai@gmail.com", "saridewi@gmail.com"),
    ("saridewi@googlemail.com", "saridewi@gmail.com"),
    ("\uff53ari\uff44ewi@gmail.com", "saridewi@gmail.com"),
    ("saridewi@gmail.com\u200b", "saridewi@gmail.com"),
    ("sari+balai@outlook.com", "sari@outlook.com"),
    ("sari.dewi@outlook.com", "sari.dewi@outlook.com"),
    ("sari+balai@pm.me", "sari@pm.me"),
    # Nobody says there that these are one mailbox.
    ("sari+balai@contoh.test", "sari+balai@contoh.test"),
    ("sari.dewi@contoh.test", "sari.dewi@contoh.test"),
    ("sari@gmail.com.contoh.test", "sari@gmail.com.contoh.test"),
    ("sari.dewi@bukangmail.com", "sari.dewi@bukangmail.com"),
    ("+62812@gmail.com", "+62812@gmail.com"),
    ("sari@m\u00fcller.test", "sari@xn--mller-kva.test"),
    ("+628123456789", "+628123456789"),
)


@pytest.mark.parametrize(("typed", "mailbox"), SPELLINGS)
def test_mailbox_of_an_address(typed: str, mailbox: str) -> None:
    assert mailbox_of(typed) == mailbox


@pytest.mark.django_db
def test_database_says_the_same() -> None:
    person = Person.objects.create(called="Sari", created_at=NOW)
    typed = {written(spelled): mailbox for spelled, mailbox in SPELLINGS}
    for address in typed:
        ContactPoint.objects.create(person=person, kind="email", normalised=address)

    assert dict(ContactPoint.objects.values_list("normalised", F("mailbox"))) == typed


@pytest.mark.parametrize("typed", ["", "@", "sari", "sari@", "sari@" + "a" * 70 + ".test", "sari@.test"])
def test_what_is_no_address_is_left_for_the_form_to_refuse(typed: str) -> None:
    assert written(typed) == typed
