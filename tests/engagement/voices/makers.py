"""Themes with contributions in them, and their replies, made through the same services as on the site."""

from datetime import date, datetime

from accounts.choices import MemberRole, OrganisationKind
from accounts.models import Membership, Organisation, Person
from engagement.activities.models import Activity
from engagement.voices.choices import Verdict
from engagement.voices.commitments.services import promise
from engagement.voices.models import Commitment, ReplyVersion, Theme
from engagement.voices.replies.services import publish_reply, write_reply
from engagement.voices.themes import selectors
from engagement.voices.themes.services import ask, sort, sort_what_is_left
from tests.makers import NOW, fresh, make_group, make_person


def theme_of(
    activity: Activity, person: Person, *codes: str, title: str = "Modal usaha", now: datetime = NOW
) -> Theme:
    """A theme with these contributions in it; without codes, with all that is in none yet."""
    if codes:
        done = sort(person=person, activity=activity, codes=codes, title=title, now=now)
    else:
        done = sort_what_is_left(person=person, activity=activity, title=title, now=now)
    found = selectors.theme_of(activity, done.theme.code)
    assert found
    return found


def reply_to(
    theme: Theme,
    person: Person,
    verdict: Verdict = Verdict.ACCEPTED,
    *,
    reason: str = "Ada di anggaran.",
    now: datetime = NOW,
) -> ReplyVersion:
    """What the organisers themselves answer, published at once."""
    write_reply(person=person, theme=theme, verdict=verdict, reason=reason, language="id", now=now)
    return publish_reply(person=person, theme=theme, now=now)


def answer_all(activity: Activity, person: Person, *, now: datetime = NOW) -> None:
    """Everything that nobody has answered, in one theme and accepted."""
    if selectors.unsorted(activity).exists():
        reply_to(theme_of(activity, person, now=now), person, now=now)


def make_office(name: str = "Dinas Contoh") -> tuple[Organisation, Person, Person]:
    """A verified public body with a writer and a head, both organisers."""
    office = make_group(name)
    Organisation.objects.filter(pk=office.pk).update(kind=OrganisationKind.PUBLIC_BODY)
    writer, head = make_person("Penulis"), make_person("Kepala")
    for person in (writer, head):
        Membership.objects.create(organisation=office, person=person, role=MemberRole.ORGANISER)
    return Organisation.objects.get(pk=office.pk), fresh(writer), fresh(head)


def ask_office(theme: Theme, person: Person, office: Organisation, *, due_on: date | None = None) -> Theme:
    return ask(person=person, theme=theme, organisation=office, due_on=due_on, now=NOW)


def promise_for(
    theme: Theme, person: Person, *, text: str = "Loket dibuka", due_on: date, once: str = "satu"
) -> Commitment:
    return promise(person=person, theme=theme, text=text, due_on=due_on, once=once, now=NOW)
