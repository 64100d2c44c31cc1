"""A small world with everyone and everything in it, for the tests that walk the whole site."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.test import Client

from accounts.choices import MemberRole, PlacePower, Way
from accounts.models import Organisation, Person, PlaceRole, User
from accounts.services import describe
from config.demonstration.models import Letter
from core import tokens
from engagement.activities.choices import Role, State
from engagement.activities.following.services import follow
from engagement.activities.invitations import links
from engagement.activities.invitations.plans import Guest, Named
from engagement.activities.invitations.services import answer, invite
from engagement.activities.models import Activity, ActivityRole, Invitation, Rhythm
from engagement.activities.recurrence import Rule
from engagement.activities.updates.plans import News
from engagement.activities.updates.services import publish_update
from engagement.campaigns.letters.services import address_letters
from engagement.campaigns.services import make_pledge, share_campaign
from engagement.campaigns.shifts.plans import Slot
from engagement.campaigns.shifts.services import plan_shift, take_shift
from engagement.consultations.decisions.selectors import options_of
from engagement.corridors.services import put_in
from engagement.desk.choices import Reason
from engagement.desk.models import Case, Hiding, SafeguardingTask
from engagement.events.choices import QuestionKind
from engagement.events.minutes.plans import Decided, Item, Point
from engagement.events.minutes.services import note_decision, note_point, put_on_agenda
from engagement.events.minutes.words import words_of as minutes_words
from engagement.events.models import Event, HeadCount, Minutes, MinutesPoint, MinutesVersion
from engagement.events.plans import Asked
from engagement.events.services import add_question, make_series, register
from engagement.participation.choices import Mode
from engagement.voices.choices import SpeakerKind
from engagement.voices.commitments.services import promise, set_milestone
from engagement.voices.themes.services import sort_what_is_left
from notifications.engine.models import Bell
from notifications.hooks.consumer import planned
from notifications.hooks.models import Hook
from tests.engagement.activities.makers import make_mandate, make_objection
from tests.engagement.campaigns.makers import make_campaign
from tests.engagement.consultations.ideas.makers import make_comment, make_idea, make_ideas
from tests.engagement.consultations.makers import make_consultation, make_vote
from tests.engagement.corridors.makers import make_corridor, make_task
from tests.engagement.help.makers import make_doubt, make_entry
from tests.makers import (
    make_administrator,
    make_authority,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)

ROLES = (
    "anonymous",
    "participant",
    "another",
    "leader",
    "leader_elsewhere",
    "coordinator",
    "coordinator_elsewhere",
    "authority",
    "administrator",
    "disabled",
)


@dataclass(frozen=True)
class World:
    """Browsers by role, and what stands in the addresses: by the beginning of a pattern, and by its parameters."""

    clients: dict[str, Client]
    codes: dict[str, str]
    parameters: dict[str, str]

    def address(self, pattern: str) -> str:
        """A real address for a pattern; the longest beginning that is known says whose code it carries."""
        known = max((start for start in self.codes if pattern.startswith(start)), key=len, default="")
        path = pattern.replace("<code:code>", self.codes[known]) if "<code:code>" in pattern else pattern
        for name, value in self.parameters.items():
            path = path.replace(name, value)
        return f"/{path}"


def build(now: datetime) -> World:
    """Semarang is here, Mataram elsewhere. The participant has ticked every box about herself, and has joined."""
    here, elsewhere = (
        make_place("ID-33.74"),
        make_place("ID-52.71", name="Kota Mataram", zone="Asia/Makassar"),
    )
    group, other_group = make_group(place=here), make_group("Kelompok Lain", place=elsewhere)
    leader = make_organiser(group, "Pemimpin", role=MemberRole.MANAGER)
    participant = _ticks_every_box(now)
    people = {
        "participant": participant,
        "another": make_person("Orang Lain"),
        "leader": leader,
        "leader_elsewhere": make_organiser(other_group, "Pemimpin Lain", role=MemberRole.MANAGER),
        "coordinator": make_coordinator(make_place("ID-33"), "Koordinator"),
        "coordinator_elsewhere": make_coordinator(make_place("ID-52"), "Koordinator Lain"),
        "authority": make_authority(make_place("ID-33")),
        "administrator": make_administrator(),
        "disabled": make_person("Mati"),
    }
    clients = {"anonymous": Client()} | {role: signed_in(person) for role, person in people.items()}
    User.objects.filter(person=people["disabled"]).update(is_active=False)
    published = make_event(organiser=leader, now=now, is_online=True)
    registration = register(person=participant, event=published, mode=Mode.HALL, party_size=1, now=now)
    question = add_question(
        person=leader,
        event=published,
        asked=Asked(kind=QuestionKind.TEXT, text="Dari mana?"),
        now=now,
    )
    invitation = _invited(leader, published.activity, other_group, now)
    draft = make_event(organiser=leader, title="Rencana", is_published=False, now=now)
    waiting = make_event(organiser=leader, title="Menunggu", is_published=False, now=now)
    Activity.objects.filter(pk=waiting.pk).update(state=State.REVIEW, submitted_at=now)
    dated = make_event(organiser=leader, title="Rangkaian", now=now)
    rule = Rule(rhythm=Rhythm.WEEKLY, times=3)
    make_series(person=leader, event=dated, rule=rule, now=now)
    phase = make_consultation(organiser=leader, now=now)
    asked_for, talked = (
        make_ideas(method=name, organiser=leader, now=now) for name in ("ideas", "discussion")
    )
    vote = make_vote(organiser=leader, now=now)
    writer = make_person("Penulis")
    idea, comment = make_idea(asked_for, writer, now=now), make_comment(talked, writer, now=now)
    campaign = make_campaign(organiser=leader, actions=("sign", "pledge", "shift", "letter"), now=now)
    helper, tomorrow = make_person("Penjaga"), now.date() + timedelta(days=1)
    pledge = make_pledge(person=helper, campaign=campaign, words="Kursi.", due_on=tomorrow, now=now)
    slot = Slot(
        title="Meja",
        venue="Balai desa",
        starts_at=now + timedelta(hours=1),
        ends_at=now + timedelta(hours=2),
        minimum=1,
        maximum=40,
    )
    address_letters(person=leader, campaign=campaign, office="Bupati", text="Kami minta.", now=now)
    link = share_campaign(person=helper, campaign=campaign, now=now)
    shift = plan_shift(person=leader, campaign=campaign, slot=slot, now=now)
    place = take_shift(person=helper, shift=shift, now=now)
    role = ActivityRole.objects.create(
        activity=published.activity, person=helper, role=Role.DOOR, given_at=now, accepted_at=now
    )
    item = put_on_agenda(person=leader, event=published, item=Item(title="Pembukaan"), now=now)
    said, decided = Point(kind=SpeakerKind.MIGRANT, text="Biaya naik."), Decided(text="Bertemu lagi.")
    point = note_point(person=leader, event=published, point=said, once="1", now=now)
    decision = note_decision(person=leader, event=published, decided=decided, once="1", now=now)
    done = sort_what_is_left(person=leader, activity=published.activity, title="Biaya", now=now)
    due_on = now.date() + timedelta(days=30)
    promised = promise(
        person=leader, theme=done.theme, text="Biaya diumumkan", due_on=due_on, once="1", now=now
    )
    set_milestone(person=leader, commitment=promised, text="Rapat", due_on=due_on)
    news = News(title="Kabar", text="Kursi ditambah.", language="id")
    update = publish_update(person=leader, activity=published.activity, news=news, once="1", now=now)
    entry = make_entry(place=here, now=now)
    doubt = make_doubt(entry, now=now)
    # Without a second one the leader could not leave those who belong to the group for the mandate.
    make_organiser(group, "Pemimpin Kedua", role=MemberRole.MANAGER)
    objection = make_objection(make_mandate(leader, now=now), now=now)
    together = make_corridor(
        groups=(group, other_group), organisers=(leader, people["leader_elsewhere"]), now=now
    )
    put_in(person=leader, side=together.abroad, activity=published.activity, now=now)
    shared = make_task(together.abroad, leader, due_on=tomorrow, now=now)
    case, task, trained = _on_the_desk(point.contribution.in_minutes, helper, now)
    event_code = published.activity.code
    consultation_code = phase.consultation.activity.code
    campaign_code = campaign.activity.code
    codes = {
        "": event_code,
        "groups/": group.code,
        "consultations/": consultation_code,
        "phases/": phase.code,
        "campaigns/": campaign_code,
        "phases/<code:code>/prompt/": asked_for.code,
        "phases/<code:code>/ideas/": asked_for.code,
        "phases/<code:code>/discussion/": talked.code,
        "phases/<code:code>/comments/": talked.code,
        "phases/<code:code>/decision/": vote.code,
        "phases/<code:code>/options/": vote.code,
        "commitments/": promised.code,
        "c/": together.corridor.code,
        "api/v1/corridors/": together.corridor.code,
        "help/": entry.code,
        "moderation/": case.code,
        "api/v1/moderation/": case.code,
        "report/": point.contribution.code,
        "safeguarding/": task.code,
        "api/v1/safeguarding/": task.code,
        "api/v1/help/": entry.code,
        "api/v1/commitments/": promised.code,
    }
    codes |= {
        "roles/": PlaceRole.objects.earliest("pk").code,
        "api/v1/organisations/": group.code,
        "api/v1/consultations/": consultation_code,
        "api/v1/phases/": phase.code,
        "api/v1/campaigns/": campaign_code,
        "api/v1/phases/<code:code>/prompt/": asked_for.code,
        "api/v1/phases/<code:code>/ideas/": asked_for.code,
        "api/v1/phases/<code:code>/comments/": talked.code,
        "api/v1/phases/<code:code>/decision/": vote.code,
        "api/v1/phases/<code:code>/options/": vote.code,
    }
    for start in (
        "events/<code:code>/dates/",
        "events/<code:code>/series/",
        "api/v1/events/<code:code>/series/",
    ):
        codes[start] = dated.activity.code
    for verb in ("submit", "approve", "return"):
        code = draft.activity.code if verb == "submit" else waiting.activity.code
        codes |= {f"a/<code:code>/{verb}/": code, f"api/v1/activities/<code:code>/{verb}/": code}
    hook = Hook.objects.create(
        organisation=group, url="https://contoh.test/", events=["registration_made"], created_at=now
    )
    told = planned(hook, "ping", {}, now=now, at=now)
    told.save()
    parameters = {
        "<code:hook_code>": hook.code,
        "<code:delivery_code>": told.code,
        "^_allauth/(?:app|browser)": "_allauth/app",
        "<slug:step>": "24h",
        "<slug:language>": "ar",
        "<slug:slug>": published.activity.slug,
        "<code:person_code>": participant.code,
        "<code:registration_code>": registration.code,
        "<code:asked_code>": question.code,
        "<code:role_code>": role.code,
        "<code:date_code>": dated.activity.code,
        "<code:action_code>": pledge.action.code,
        "<code:share_code>": link.code,
        "<code:shift_code>": shift.code,
        "<code:place_code>": place.code,
        "<code:item_code>": item.code,
        "<code:point_code>": point.contribution.code,
        "<code:decision_code>": decision.code,
        "<code:doubt_code>": doubt.code,
        "<code:task_code>": shared.code,
        "<code:activity_code>": published.activity.code,
        "<slug:kind>": "point",
        "<code:hiding_code>": case.hiding.code,
        "<code:trained_code>": trained.code,
        "<code:theme_code>": done.theme.code,
        "<code:update_code>": update.code,
        "<code:mandate_code>": objection.mandate.code,
        "<code:objection_code>": objection.code,
        "<code:follow_code>": follow(person=participant, what=here, now=now).code,
        "<code:idea_code>": idea.code,
        "<code:comment_code>": comment.code,
        "<int:number>": "0",
        "<code:option_code>": options_of(vote)[0].code,
        "<code:question_code>": phase.questions.earliest("position").code,
        "<code:group_code>": group.code,
        "<code:count_code>": _counted(published, leader, now).code,
        "<int:pk>": str(Letter.objects.create(to="x@contoh.test", subject="Surat", text="Isi").pk),
        "<code:invitation_code>": invitation.code,
        "<code:delegate_code>": invitation.delegates.get().code,
        "i/<str:token>/": links.path_of(invitation).removeprefix("/"),
        "stop/<str:token>": "stop/" + tokens.sign("stop", [participant.code, "reminders", "email"]),
        "<str:token>": "bukan-token",
        "<str:code>": here.code,
    }
    Bell.objects.update_or_create(name="ring", defaults={"rung_at": now})
    return World(clients, codes, parameters)


def _invited(leader: Person, activity: Activity, group: Organisation, now: datetime) -> Invitation:
    """The other group is invited by the leader here, and has named one who comes."""
    (invitation,) = invite(
        person=leader,
        activity=activity,
        guests=[Guest(name=group.name, organisation=group, seats=2)],
        note="",
        answer_by=activity.starts_at.date(),
        language="en",
        now=now,
    )
    return answer(invitation=invitation, by=None, comes=True, delegates=[Named(name="Utusan")], now=now)


def _on_the_desk(
    point: MinutesPoint, helper: Person, now: datetime
) -> tuple[Case, SafeguardingTask, PlaceRole]:
    """A point that everybody reads; words of the helper's that were hidden; her task as the one who is trained."""
    minutes, activity = point.minutes, point.minutes.event.activity
    said = minutes_words(Minutes.objects.get(pk=minutes.pk))
    MinutesVersion.objects.create(minutes=minutes, number=1, words=said, confirmed_at=now)
    case = Case.objects.create(kind="point", target="0" * 10, activity=activity, author=helper, opened_at=now)
    Hiding.objects.create(
        kind="point", target="0" * 10, case=case, reason=Reason.SPAM, words="Iklan.", hidden_at=now
    )
    role = PlaceRole.objects.create(
        person=helper, place=activity.place, power=PlacePower.SAFEGUARDING, granted_at=now
    )
    task = SafeguardingTask.objects.create(
        kind="answers", target="0" * 10, activity=activity, assigned_to=helper, made_at=now
    )
    return case, task, role


def _counted(event: Event, person: Person, now: datetime) -> HeadCount:
    return HeadCount.objects.create(event=event, at=now, mode=Mode.HALL, people=110, counted_by=person)


def _ticks_every_box(now: datetime) -> Person:
    person = make_person("Peserta")
    EmailAddress.objects.filter(user=person.user).update(verified=True)
    return describe(
        person=person,
        called="Peserta",
        ways=Way.values,
        language="en",
        reads=[],
        zone="Asia/Jakarta",
        lives_in=make_place("ID-33.74"),
        comes_from=None,
        now=now,
    )
