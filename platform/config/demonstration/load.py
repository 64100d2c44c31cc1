"""Fills an empty site with the made-up people and activities, through the same services as everyone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.choices import PlacePower
from accounts.models import Membership, Organisation, Person, User
from accounts.services import grant_place_role, welcome
from accounts.services.addresses import mirror_addresses
from config.demonstration.activities import (
    BRAINSTORMS,
    MEETINGS,
    PETITIONS,
    POLLS,
    SURVEYS,
    Begun,
    Brainstorm,
    Choice,
    Meeting,
    Petition,
    Poll,
    Reasoned,
    Survey,
)
from config.demonstration.help import SERVICES, Service
from config.demonstration.people import (
    DEMONSTRATION_TOTP_SECRET,
    FIGURES,
    GROUPS,
    SPOKESPEOPLE,
    STAFF,
    Figure,
    Spokesperson,
)
from core import clock
from engagement.activities import services as activities
from engagement.activities.following.services import follow
from engagement.activities.mandates.plans import MandatePlan
from engagement.activities.mandates.services import grant_mandate
from engagement.activities.models import Activity, Rhythm
from engagement.activities.plans import Trunk
from engagement.activities.recurrence import Rule
from engagement.activities.updates.plans import News
from engagement.activities.updates.services import publish_update
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.letters.services import address_letters, write_letter
from engagement.campaigns.plans import Ask
from engagement.campaigns.services import (
    draft_campaign,
    keep_pledge,
    make_pledge,
    share_campaign,
    take_action,
)
from engagement.campaigns.shifts.plans import Slot
from engagement.campaigns.shifts.services import plan_shift, take_shift
from engagement.consultations.choices import QuestionKind
from engagement.consultations.decisions.ballot_form import Cast
from engagement.consultations.decisions.plans import Offered, PlannedDecision
from engagement.consultations.decisions.selectors import options_of
from engagement.consultations.decisions.services import add_option, plan_decision
from engagement.consultations.ideas.plans import IdeaWritten, Prompted
from engagement.consultations.ideas.services.comments import comment
from engagement.consultations.ideas.services.ideas import write_idea
from engagement.consultations.ideas.services.prompts import set_prompt
from engagement.consultations.ideas.services.support import support
from engagement.consultations.methods.decision import Decision
from engagement.consultations.methods.ideas import Ideas
from engagement.consultations.methods.survey import Survey as SurveyMethod
from engagement.consultations.models import Phase
from engagement.consultations.plans import PlannedPhase
from engagement.consultations.services.answers import take_part
from engagement.consultations.services.consultations import draft_consultation
from engagement.consultations.services.phases import add_phase, change_phase
from engagement.consultations.surveys.answer_form import Said
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.services.questions import add_question
from engagement.corridors.plans import Words
from engagement.corridors.services import accept_corridor, add_task, propose_corridor, tell_done
from engagement.events.plans import Hall
from engagement.events.services import draft_event, make_series, register
from engagement.help.choices import Wrong
from engagement.help.plans import Listing
from engagement.help.services import doubt_entry, list_entry
from engagement.participation.choices import Mode
from engagement.voices.choices import CommitmentState, Verdict
from engagement.voices.commitments.services import promise, tell_progress
from engagement.voices.replies.services import publish_reply, submit_reply, write_reply
from engagement.voices.themes.services import ask, sort
from places.models import Place


@transaction.atomic
def load_demonstration() -> bool:
    """Make everything once; False when it is there already."""
    if User.objects.filter(email=FIGURES[0].email).exists():
        return False
    now = clock.now()
    for group in GROUPS:
        Organisation.objects.create(
            name=group.name,
            kind=group.kind,
            place=_place(group.place),
            about=group.about,
            created_at=now,
            verified_at=now if group.is_verified else None,
        )
    people = {figure.email: _make(figure, now) for figure in FIGURES}
    for spokesperson in SPOKESPEOPLE:
        _let_speak(spokesperson, people[spokesperson.email], now)
    for meeting in MEETINGS:
        _hold(meeting, people, now)
    for survey in SURVEYS:
        _ask(survey, people, now)
    for brainstorm in BRAINSTORMS:
        _gather(brainstorm, people, now)
    for poll in POLLS:
        _decide(poll, people, now)
    for petition in PETITIONS:
        _call(petition, people, now)
    for service in SERVICES:
        _list(service, people[FIGURES[0].email], now)
    _together(people["hongkong@contoh.test"], people["pengurus@contoh.test"], now)
    return True


def _together(abroad: Person, home: Person, now: datetime) -> None:
    """The group in Hong Kong and the one in Semarang on one page, with a task each."""
    words = Words(
        language="id", title="Buku untuk kampung", about="Kami mengirim buku; di sana raknya dibuat."
    )
    answer = Words(
        language="en", title="Books for the village", about="Books come by ship; we build shelves."
    )
    ours, theirs = abroad.organisations.get(), home.organisations.get()
    corridor = propose_corridor(person=abroad, organisation=ours, partner=theirs, words=words, now=now)
    asked = corridor.sides.get(organisation=theirs)
    accept_corridor(person=home, side=asked, words=answer, now=now)
    sent, week = corridor.sides.get(organisation=ours), now.date() + timedelta(days=7)
    packed = add_task(person=abroad, side=sent, text="Mengemas 60 buku", due_on=week, once="1", now=now)
    tell_done(person=abroad, task=packed, word="Enam kardus sudah siap.", now=now)
    add_task(person=home, side=asked, text="Membuat rak di balai", due_on=week, once="1", now=now)


def _make(figure: Figure, now: datetime) -> Person:
    user = User.objects.create_user(
        figure.email, is_staff=figure.is_administrator, is_superuser=figure.is_administrator
    )
    EmailAddress.objects.create(user=user, email=figure.email, verified=True, primary=True)
    person = welcome(user=user, called=figure.called, language=figure.language, zone=figure.zone, now=now)
    person.lives_in = _place(figure.lives_in)
    person.comes_from = _place(figure.comes_from) if figure.comes_from else None
    person.save(update_fields=["lives_in", "comes_from"])
    mirror_addresses(user)
    if figure.group:
        group = Organisation.objects.get(name=figure.group)
        Membership.objects.create(person=person, organisation=group, role=figure.role, joined_at=now)
    if figure.power:
        power = PlacePower(figure.power)
        grant_place_role(granted_by=None, person=person, place=_place(figure.over), power=power, now=now)
    if figure.email in STAFF:
        secret = mfa_adapter().encrypt(DEMONSTRATION_TOTP_SECRET)
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})
    return person


def _let_speak(spokesperson: Spokesperson, person: Person, now: datetime) -> None:
    """For half a year from today on."""
    group = person.organisations.get()
    plan = MandatePlan(
        holder=person,
        scope=spokesperson.scope,
        evidence=spokesperson.evidence,
        starts_on=now.date(),
        expires_on=now.date() + timedelta(days=180),
    )
    grant_mandate(person=person, organisation=group, plan=plan, now=now)


def _hold(meeting: Meeting, people: dict[str, Person], now: datetime) -> None:
    organiser = people[meeting.by]
    hall = Hall(
        venue=meeting.venue,
        in_hall=bool(meeting.venue),
        seats=meeting.seats,
        online_link=meeting.link,
        party_most=6,
    )
    event = draft_event(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=_trunk(meeting, now),
        hall=hall,
        now=now,
    )
    _publish(event.activity, meeting, people, now)
    if meeting.weeks:
        rule = Rule(rhythm=Rhythm.WEEKLY, times=meeting.weeks)
        make_series(person=organiser, event=event, rule=rule, now=now)
    for email, party in meeting.coming.items():
        mode = Mode.HALL if meeting.venue else Mode.ONLINE
        register(person=people[email], event=event, mode=mode, party_size=party, now=now)


def _ask(survey: Survey, people: dict[str, Person], now: datetime) -> None:
    organiser = people[survey.by]
    consultation = draft_consultation(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=_trunk(survey, now),
        method=SurveyMethod(),
        now=now,
    )
    phase = consultation.phases.get()
    for kind, text, choices in survey.questions:
        asked = Asked(kind=QuestionKind(kind), text=text, help="", required=False, choices=choices)
        add_question(person=organiser, phase=phase, asked=asked, now=now)
    _publish(consultation.activity, survey, people, now)
    phase.refresh_from_db()
    codes = list(phase.questions.order_by("position").values_list("code", flat=True))
    for email, answers in survey.answers.items():
        take_part(
            person=people[email], phase=phase, given=_said(phase, codes, answers), language="id", now=now
        )
    for email, answers in survey.of_groups.items():
        take_part(
            person=people[email],
            phase=phase,
            given=_said(phase, codes, answers),
            language="id",
            for_organisation=people[email].organisations.get(),
            now=now,
        )
    for theme in survey.themes:
        _reason(consultation.activity, theme, organiser, people, now)


def _said(phase: Phase, codes: list[str], answers: tuple[str | list[str], ...]) -> Said:
    listed = [[answer] if isinstance(answer, str) else answer for answer in answers]
    return Said(version=phase.version, answers=dict(zip(codes, listed, strict=True)))


def _gather(brainstorm: Brainstorm, people: dict[str, Person], now: datetime) -> None:
    """Ask for ideas, and let people write, support and comment them."""
    organiser = people[brainstorm.by]
    consultation = draft_consultation(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=_trunk(brainstorm, now),
        method=Ideas(),
        now=now,
    )
    phase = consultation.phases.get()
    prompted = Prompted(text=brainstorm.question, categories=brainstorm.categories)
    set_prompt(person=organiser, phase=phase, prompted=prompted, now=now)
    _publish(consultation.activity, brainstorm, people, now)
    categories = dict(phase.categories.values_list("text", "code"))
    for one in brainstorm.ideas:
        written = IdeaWritten(title=one.title, text=one.text, category=categories[one.category])
        idea, _given = write_idea(person=people[one.by], phase=phase, written=written, language="id", now=now)
        for email in one.supported_by:
            support(person=people[email], what=idea, now=now)
        for email, words in one.comments:
            comment(person=people[email], phase=phase, idea=idea, text=words, language="id", now=now)


def _decide(poll: Poll, people: dict[str, Person], now: datetime) -> None:
    """Ask for a decision that has fallen already, then for one that is open."""
    organiser = people[poll.by]
    consultation = draft_consultation(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=_trunk(poll, now),
        method=Decision(),
        now=now,
    )
    first = consultation.phases.get()
    then = add_phase(
        person=organiser,
        consultation=consultation,
        method=Decision(),
        planned=PlannedPhase(
            title=poll.then.title, opens_at=first.closes_at, closes_at=first.closes_at + timedelta(days=7)
        ),
        now=now,
    )
    named = PlannedPhase(title=poll.first.title, opens_at=first.opens_at, closes_at=first.closes_at)
    change_phase(person=organiser, phase=first, planned=named, now=now)
    for phase, choice in ((first, poll.first), (then, poll.then)):
        planned = PlannedDecision(rule=choice.rule, electorate=choice.electorate, quorum=choice.quorum)
        plan_decision(person=organiser, phase=phase, planned=planned, now=now)
        for text in choice.options:
            add_option(person=organiser, phase=phase, offered=Offered(text=text), now=now)
    _publish(consultation.activity, poll, people, now)
    for phase, choice in ((first, poll.first), (then, poll.then)):
        _vote(phase, choice, people)


def _vote(phase: Phase, choice: Choice, people: dict[str, Person]) -> None:
    """An hour after it opened."""
    phase.refresh_from_db()
    codes = [option.code for option in options_of(phase)]
    for email, marks in choice.votes.items():
        cast = Cast(version=phase.version, marks=dict(zip(codes, marks, strict=False)))
        at = phase.opens_at + timedelta(hours=1)
        take_part(person=people[email], phase=phase, given=cast, language="id", now=at)


def _reason(
    activity: Activity, reasoned: Reasoned, organiser: Person, people: dict[str, Person], now: datetime
) -> None:
    """Sort, ask the office, and let it answer, promise and tell."""
    given = activity.contributions.filter(person__in=[people[email] for email in reasoned.said_by])
    codes = list(given.values_list("code", flat=True))
    theme = sort(person=organiser, activity=activity, codes=codes, title=reasoned.title, now=now).theme
    office = Organisation.objects.get(name=reasoned.asked)
    due_on = now.date() + timedelta(days=reasoned.due_in_days)
    ask(person=organiser, theme=theme, organisation=office, due_on=due_on, now=now)
    if not reasoned.verdict:
        return
    official, verdict = people[reasoned.answered_by], Verdict(reasoned.verdict)
    write_reply(person=official, theme=theme, verdict=verdict, reason=reasoned.reason, language="id", now=now)
    by = now.date() + timedelta(days=60)
    promised = promise(person=official, theme=theme, text=reasoned.promise, due_on=by, once="1", now=now)
    submit_reply(person=official, theme=theme, now=now)
    publish_reply(person=official, theme=theme, now=now)
    tell_progress(
        person=official,
        commitment=promised,
        state=CommitmentState.OPEN,
        percent=40,
        text=reasoned.progress,
        evidence="",
        language="id",
        now=now,
    )


def _call(petition: Petition, people: dict[str, Person], now: datetime) -> None:
    organiser = people[petition.by]
    campaign = draft_campaign(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=_trunk(petition, now),
        ask=Ask(
            ask=petition.ask,
            goal=petition.goal,
            actions=("sign", "pledge", "shift", "letter") if petition.promised else ("sign",),
        ),
        now=now,
    )
    if petition.office:
        address_letters(
            person=organiser, campaign=campaign, office=petition.office, text=petition.letter, now=now
        )
    _publish(campaign.activity, petition, people, now)
    for email, words, shows_name in petition.letters:
        write_letter(person=people[email], campaign=campaign, words=words, shows_name=shows_name, now=now)
    for email in petition.signed_by:
        share_campaign(person=people[email], campaign=campaign, now=now)
        take_action(person=people[email], campaign=campaign, kind=Sign(), shows_name=True, now=now)
    for email, words, days, is_kept in petition.promised:
        person, due_on = people[email], now.date() + timedelta(days=days)
        make_pledge(person=person, campaign=campaign, words=words, due_on=due_on, now=now)
        if is_kept:
            keep_pledge(person=person, campaign=campaign, words="Sudah saya antar.", evidence="", now=now)
    for title, venue, days, at, minimum, maximum, helpers in petition.shifts:
        day = now.astimezone(ZoneInfo(petition.zone)).date() + timedelta(days=days)
        starts_at = datetime.combine(day, at, tzinfo=ZoneInfo(petition.zone))
        slot = Slot(
            title=title,
            venue=venue,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            minimum=minimum,
            maximum=maximum,
        )
        shift = plan_shift(person=organiser, campaign=campaign, slot=slot, now=now)
        for email in helpers:
            take_shift(person=people[email], shift=shift, now=now)


def _list(service: Service, admin: Person, now: datetime) -> None:
    listing = Listing(
        name=service.name,
        about=service.about,
        original_language="id",
        needs=list(service.needs),
        place=_place(service.place),
        languages=list(service.languages),
        phone=service.phone,
        whatsapp=service.whatsapp,
        email=service.email,
        address=service.address,
        hours=service.hours,
        cost=service.cost,
        discretion=service.discretion,
        note=service.note,
    )
    entry = list_entry(person=admin, listing=listing, now=now - timedelta(days=service.days_ago))
    if service.doubt:
        doubt_entry(entry=entry, wrong=Wrong.MOVED, words=service.doubt, now=now)


def _trunk(begun: Begun, now: datetime) -> Trunk:
    here = now.astimezone(ZoneInfo(begun.zone))
    an_hour_ago = here.replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    day = here.date() + timedelta(days=begun.in_days)
    starts = datetime.combine(day, begun.at, tzinfo=ZoneInfo(begun.zone)) if begun.at else an_hour_ago
    return Trunk(
        title=begun.title,
        summary=begun.summary,
        body=begun.body,
        place=_place(begun.place),
        zone=begun.zone,
        starts_at=starts,
        ends_at=starts + begun.lasts,
        is_online=begun.is_online,
        is_sensitive=begun.is_sensitive,
        original_language="id",
    )


def _publish(activity: Activity, begun: Begun, people: dict[str, Person], now: datetime) -> None:
    submitted = activities.submit(person=people[begun.by], activity=activity, now=now)
    if begun.is_published and not submitted.published_at:
        submitted = activities.approve(person=people[FIGURES[0].email], activity=submitted, now=now)
    for email in begun.followed_by:
        follow(person=people[email], what=submitted, now=now)
        follow(person=people[email], what=submitted.organisation, now=now)
    for title, text in begun.news:
        news = News(title=title, text=text, language="id")
        publish_update(person=people[begun.by], activity=submitted, news=news, once=title[:16], now=now)


def _place(code: str) -> Place:
    return Place.objects.with_chain().get(code=code)
