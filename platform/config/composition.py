"""All wiring of the house in one place: which room answers which question of a lower one, as dotted paths.

Nothing registers itself. A lower room owns the Protocol, this file names who fulfils it.
"""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.facts import Consumer

# engagement.activities.kinds.ActivityKind
ACTIVITY_KINDS = (
    "engagement.events.kind.EventKind",
    "engagement.consultations.kind.ConsultationKind",
    "engagement.campaigns.kind.CampaignKind",
)

# engagement.activities.tools.Offer: links on the page of those who work on an activity
ACTIVITY_TOOLS = (
    "engagement.activities.invitations.tools.tools",
    "engagement.activities.roles.tools.tools",
    "engagement.activities.updates.tools.tools",
    "engagement.events.tools.tools",
    "engagement.campaigns.tools.tools",
    "engagement.campaigns.goals.tools.tools",
    "engagement.campaigns.shifts.tools.tools",
    "engagement.campaigns.letters.tools.tools",
    "engagement.events.minutes.tools.tools",
    "engagement.voices.tools.tools",
    "notifications.rules.tools.tools",
)

# engagement.activities.hosts.Host: the kinds to which one can be invited
ACTIVITY_HOSTS = ("engagement.events.hosting.EventHost",)

# engagement.activities.roles.duties.Duty: what goes along when a role is handed over
ROLE_DUTIES = ("engagement.events.minutes.services.hand_over",)

# engagement.voices.words.Words: the rooms that keep the words of contributions
WORDS = (
    "engagement.consultations.words.SurveyWords",
    "engagement.consultations.words.IdeaWords",
    "engagement.consultations.words.CommentWords",
    "engagement.voices.words.PointWords",
)

# engagement.desk.reportables.Reportable: rooms with public words that can be reported
REPORTABLES: tuple[str, ...] = (
    "engagement.desk.reportable.News",
    "engagement.consultations.ideas.reportable.Ideas",
    "engagement.consultations.ideas.reportable.Comments",
    "engagement.campaigns.reportable.Names",
    "engagement.events.minutes.reportable.MinutesPoints",
)

# engagement.activities.moderation: who knows what of the news is hidden
HIDDEN_WORDS = "engagement.desk.selectors.hidden_among"
HIDDEN_NOW = "engagement.desk.selectors.is_hidden_now"

# engagement.campaigns.reminded: who knows whom a message reminded of a promise
PLEDGE_REMINDED = "notifications.topics.pledge_reminder.was_reminded"

# engagement.desk.reportables.Finder: rooms in whose words safeguarding looks for danger
WATCHED: tuple[str, ...] = ("engagement.consultations.watched.Answers",)

# core.facts: who takes up which facts
FACT_CONSUMERS = (
    Consumer(
        name="notifications",
        handler="notifications.engine.consumer.handle",
        wants=frozenset(
            {
                "answer_asked",
                "activity_changed",
                "activity_followed",
                "activity_unfollowed",
                "activity_closed",
                "activity_moved",
                "activity_published",
                "activity_returned",
                "activity_withdrawn",
                "appeal_decided",
                "invitation_accepted",
                "invitation_declined",
                "invitation_reminded",
                "invitation_withdrawn",
                "invitations_sent",
                "co_organiser_named",
                "commitment_made",
                "commitment_told",
                "contribution_made",
                "contribution_withdrawn",
                "letters_delivered",
                "letters_replied",
                "mandate_granted",
                "mandate_withdrawn",
                "member_invited",
                "membership_answered",
                "membership_asked",
                "minutes_confirmed",
                "offer_declined",
                "offer_lapsed",
                "organisation_verified",
                "outcome_published",
                "reply_published",
                "person_changed",
                "reconfirmation_asked",
                "registration_cancelled",
                "registration_changed",
                "registration_declined",
                "registration_made",
                "registration_promoted",
                "registration_waiting",
                "reminder_rules_changed",
                "reminders_let_go",
                "report_decided",
                "role_given",
                "safeguarding_task_given",
                "seat_offered",
                "pledge_kept",
                "pledge_taken_back",
                "pledge_written",
                "shift_called_off",
                "shift_changed",
                "shift_left",
                "shift_taken",
                "signature_made",
                "signature_taken_back",
                "update_published",
                "update_withdrawn",
                "words_hidden",
            }
        ),
    ),
    Consumer(
        name="hooks",
        handler="notifications.hooks.consumer.handle",
        wants=frozenset(
            {
                "activity_changed",
                "activity_closed",
                "activity_moved",
                "activity_published",
                "activity_withdrawn",
                "registration_cancelled",
                "registration_changed",
                "registration_made",
            }
        ),
    ),
)

# core.facts: what to ring once a fact is committed, so that nobody waits for the next minute
BELLS = ("notifications.engine.tasks.hint",)

# core.health: each answers a sentence when something is wrong
HEALTH = ("notifications.engine.watchdog.problem",)

# accounts.adapter, engagement.events.guests: who sends letters to an address, such as codes and links
LETTER_SENDER = "notifications.engine.letters.send_letter"

# accounts.views.me: panels of other rooms on one's own page, each (request) -> Panel
ME_PANELS = (
    "engagement.activities.invitations.panels.waiting",
    "engagement.activities.roles.panels.my_roles",
    "engagement.voices.panels.waiting",
    "engagement.events.panels.upcoming",
    "engagement.consultations.panels.my_answers",
    "engagement.campaigns.panels.my_actions",
    "engagement.desk.panels.mine",
    "engagement.activities.following.panels.mine",
    "engagement.activities.mandates.panels.mine",
)

# accounts.group_views: panels of other rooms on the page of a group, each (request, group) -> Panel
GROUP_PANELS = (
    "engagement.activities.following.panels.of_group",
    "engagement.activities.mandates.panels.of_group",
    "engagement.corridors.panels.of_group",
)

# engagement.insights.views: panels of other rooms on the desk's first page, each (request) -> Panel
DESK_PANELS = ("notifications.rules.panels.to_look_at",)

# engagement.insights.views: panels of other rooms on the page of what waits for a coordinator, each (request) -> Panel
REVIEW_PANELS = (
    "engagement.desk.panels.waiting",
    "engagement.activities.mandates.panels.objected",
    "engagement.help.panels.to_check",
)

# core.api.refusals: refusals of services and their status over HTTP, the nearest class first
API_REFUSALS = (
    ("accounts.errors.NotAllowed", 404),
    ("accounts.errors.NotInvited", 404),
    ("accounts.errors.NotAsked", 404),
    ("accounts.errors.UnknownLanguage", 422),
    ("accounts.errors.AccountsError", 409),
    ("core.texts.NothingToRead", 422),
    ("core.sheets.SheetError", 422),
    ("engagement.activities.errors.NotAllowed", 404),
    ("engagement.help.errors.NotAllowed", 404),
    ("engagement.help.errors.NoWayToReach", 422),
    ("engagement.help.errors.PlaceOutOfReach", 422),
    ("engagement.help.errors.HelpError", 409),
    ("engagement.corridors.errors.NotAllowed", 404),
    ("engagement.corridors.errors.ZoneNeeded", 422),
    ("engagement.corridors.errors.CorridorError", 409),
    ("engagement.desk.errors.NotAllowed", 404),
    ("engagement.desk.errors.SayWhat", 422),
    ("engagement.desk.errors.DeskError", 409),
    ("engagement.consultations.surveys.errors.AnswerMissing", 422),
    ("engagement.consultations.ideas.errors.CategoryUnknown", 422),
    ("engagement.consultations.surveys.errors.NotAChoice", 422),
    ("engagement.consultations.surveys.errors.NothingSaid", 422),
    ("engagement.consultations.decisions.errors.EmptyBallot", 422),
    ("engagement.consultations.decisions.errors.NotAMark", 422),
    ("engagement.consultations.decisions.errors.SameRank", 422),
    ("engagement.events.errors.AnswerMissing", 422),
    ("engagement.events.errors.TooManyNames", 422),
    ("notifications.rules.errors.TextNotUsable", 422),
    ("notifications.hooks.errors.NotAllowed", 404),
    ("notifications.hooks.errors.AddressNotUsable", 422),
    ("notifications.hooks.errors.HookError", 409),
    ("engagement.activities.errors.ActivityError", 409),
)

# accounts.personal_data.PersonalData: what each room holds about a person
PERSONAL_DATA = (
    "accounts.personal_data.AccountsData",
    "engagement.activities.personal_data.ActivitiesData",
    "engagement.activities.following.personal_data.FollowingData",
    "engagement.activities.invitations.personal_data.InvitationsData",
    "engagement.activities.mandates.personal_data.MandatesData",
    "engagement.activities.updates.personal_data.UpdatesData",
    "engagement.help.personal_data.HelpData",
    "engagement.participation.personal_data.ParticipationData",
    "engagement.desk.personal_data.DeskData",
    "engagement.voices.personal_data.VoicesData",
    "engagement.events.personal_data.EventsData",
    "engagement.consultations.personal_data.ConsultationsData",
    "engagement.campaigns.personal_data.CampaignsData",
    "notifications.inbox.personal_data.MessagesData",
    "notifications.rules.personal_data.RulesData",
    "notifications.hooks.personal_data.HooksData",
)


def foot_links() -> list[tuple[str | Promise, str]]:
    """The links at the foot of every page: (label, address)."""
    return [
        (_("Find help"), reverse("help:entry-list")),
        (_("Look up a receipt code"), reverse("voices:receipt-read")),
        (_("Check a certificate"), reverse("events:certificate-read")),
    ]


def group_links(group: Organisation) -> list[tuple[str | Promise, str]]:
    """What else those who manage a verified group can do with it: (label, address)."""
    return [(_("Webhooks"), reverse("hooks:hook-list", args=[group.code]))] if group.is_verified else []


def navigation(request: HttpRequest) -> list[tuple[str | Promise, str, bool]]:
    """The links of the top bar for this reader: (label, address, whether it is this page)."""
    links: list[tuple[str | Promise, str]] = [(_("Activities"), reverse("activities:activity-list"))]
    person = getattr(request, "person", None)
    if person:
        links.append((_("Inbox"), reverse("inbox:message-list")))
        if person.powers.drafts_for:
            links.append((_("My plans"), reverse("activities:activity-mine")))
        if person.powers.is_staff:
            links.append((_("Desk"), reverse("insights:desk-summary")))
        links.append((_("Me"), reverse("accounts:me")))
    here = max(
        (address for _label, address in links if request.path.startswith(address)), key=len, default=""
    )
    return [(label, address, address == here) for label, address in links]
