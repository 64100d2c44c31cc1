"""What organisers write is kept as it can be read, whichever door it came through."""

import pytest

from core.texts import NothingToRead
from engagement.activities.models import Activity
from tests.api.documented import ApiClient
from tests.makers import make_event, make_group, make_organiser, signed_in

pytestmark = pytest.mark.django_db

UNSEEN = "\u202e\u200b"


def test_title_loses_what_nobody_sees() -> None:
    make_event(title="Temu\r\nBcc: x@contoh.test\u202e warga", body="Satu\r\nDua\x00")

    activity = Activity.objects.get()

    assert (activity.title, activity.body) == ("Temu Bcc: x@contoh.test warga", "Satu\nDua")


def test_title_that_nobody_sees_is_refused() -> None:
    with pytest.raises(NothingToRead):
        make_event(title=UNSEEN)


def test_page_and_api_say_which_field_cannot_be_read() -> None:
    group = make_group()
    organiser = make_organiser(group)

    page = signed_in(organiser).post("/events/new/", {"title": UNSEEN, "summary": UNSEEN})
    api = ApiClient(organiser).post("/events/", {"title": UNSEEN, "summary": UNSEEN})

    assert (page.status_code, api.status_code) == (422, 422)
    assert {"title", "summary"} <= set(page.context["form"].errors)
    assert {"title", "summary"} <= set(api.json()["fields"])


def test_letters_that_grow_when_composed_still_fit() -> None:
    make_event(title="\u0958" * 140)

    assert len(Activity.objects.get().title) == 140
