"""Every page to look at: by whom, and where; shared by the tests of pages and by `make shots`."""

import re
from dataclasses import dataclass
from urllib.request import urlopen

from tests.journeys import post_box

AUTHORITY = "dinas@contoh.test"
CAMPAIGNER = "hongkong@contoh.test"
COORDINATOR = "koordinator@contoh.test"
ORGANISER = "pengurus@contoh.test"
PARTICIPANT = "sari@contoh.test"
NAMED = {
    "event": "diskusi-kelompok",
    "event_today": "piket-layanan",
    "full": "kelas-keuangan",
    "weekly": "kelas-bahasa",
    "online": "temu-daring",
    "consultation": "apa-yang-harus",
    "answered": "kapan-loket",
    "ideas": "usul-warga",
    "vote": "musyawarah-di-mana",
    "campaign": "meja-layanan",
}


@dataclass(frozen=True)
class Look:
    """One page. `path` and `then` may name an activity of the demonstration; `then` begins a link to follow."""

    name: str
    path: str
    who: str = ""
    then: str = ""


PUBLIC = (
    Look("home", "/"),
    Look("activities", "/activities/"),
    Look("activities-filtered", "/activities/?q=keluarga&kind=event&place=Kota+Semarang"),
    Look("activities-which-place", "/activities/?place=Semarang"),
    Look("month", "/activities/calendar/"),
    Look("month-empty", "/activities/calendar/?month=2031-01"),
    Look("nothing-found", "/activities/?q=zzzz"),
    Look("event", "{event}"),
    Look("event-full", "{full}"),
    Look("event-online", "{online}"),
    Look("event-weekly", "{weekly}"),
    Look("event-guest", "/events/{event.code}/guest/"),
    Look("event-dates", "/events/{weekly.code}/dates/"),
    Look("minutes", "/events/{event_today.code}/minutes/"),
    Look("consultation", "{consultation}"),
    Look("consultation-ideas", "{ideas}"),
    Look("ideas", "/phases/{gathering.code}/ideas/"),
    Look("idea", "/phases/{gathering.code}/ideas/{idea.code}/"),
    Look("consultation-vote", "{vote}"),
    Look("account", "/a/{answered.code}/answers/"),
    Look("commitment", "/a/{answered.code}/answers/", then="/commitments/"),
    Look("campaign", "{campaign}"),
    Look("views-of-groups", "/phases/{phase.code}/group-views/"),
    Look("updates", "/a/{campaign.code}/updates/"),
    Look("updates-none", "/a/{event.code}/updates/"),
    Look("shifts", "/campaigns/{campaign.code}/shifts/"),
    Look("campaign-guest", "/campaigns/{campaign.code}/guest/"),
    Look("help", "/help/"),
    Look("help-near", "/help/?need=listening&place=Tembalang"),
    Look("help-nothing", "/help/?language=th"),
    Look("help-service", "/help/?place=Tembalang", then="/help/"),
    Look("sign-up", "/account/signup/"),
    Look("sign-in", "/account/login/"),
    Look("password-reset", "/account/password/reset/"),
    Look("receipt", "/receipt/"),
    Look("certificate", "/certificate/"),
    Look("place-search", "/places/search/?q=semarang"),
    Look("stop", "{stop}"),
    Look("post-box", "/post-box/"),
    Look("share", "/campaigns/{campaign.code}/share/", PARTICIPANT),
    Look("letter", "/post-box/", then="/post-box/"),
    Look("not-found", "/nothing-here/"),
)
OF_PARTICIPANTS = (
    Look("event-registered", "{event}", PARTICIPANT),
    Look("event-transfer", "/events/{event.code}/transfer/", PARTICIPANT),
    Look("ticket", "/events/{event_today.code}/ticket/", PARTICIPANT),
    Look("me", "/me/", PARTICIPANT),
    Look("calendar-subscribe", "/calendar/", PARTICIPANT),
    Look("about-me", "/me/about/", PARTICIPANT),
    Look("consents", "/me/consents/", PARTICIPANT),
    Look("looks", "/me/looks/", PARTICIPANT),
    Look("following", "/me/following/", PARTICIPANT),
    Look("follow-activity", "/a/{event.code}/follow/", PARTICIPANT),
    Look("follow-place", "/places/ID-33/follow/", PARTICIPANT),
    Look("inbox", "/me/inbox/", PARTICIPANT),
    Look("inbox-message", "/me/inbox/", PARTICIPANT, then="/me/inbox/"),
    Look("addresses", "/account/email/", PARTICIPANT),
    Look("password-set", "/account/password/set/", PARTICIPANT),
    Look("second-step", "/account/2fa/", PARTICIPANT),
    Look("answers-page", "/phases/{phase.code}/answer/pages/1/", PARTICIPANT),
    Look("answers-check", "/phases/{phase.code}/answer/check/", PARTICIPANT),
    Look("answers", "/phases/{phase.code}/answers/", PARTICIPANT),
    Look("ideas-mine", "/phases/{gathering.code}/ideas/?mine=on", PARTICIPANT),
    Look("idea-new", "/phases/{gathering.code}/ideas/new/", PARTICIPANT),
    Look("answers-change", "/phases/{phase.code}/answer/", PARTICIPANT),
    Look("ballot", "/phases/{deciding.code}/answer/", PARTICIPANT),
    Look("campaign-signed", "{campaign}", PARTICIPANT),
    Look("letter", "/campaigns/{campaign.code}/letter/", PARTICIPANT),
    Look("shifts-mine", "/campaigns/{campaign.code}/shifts/", PARTICIPANT),
    Look("pledge", "/campaigns/{campaign.code}/pledge/", PARTICIPANT),
    Look("group-of-others", "{event}", PARTICIPANT, then="/groups/"),
    Look("group-new", "/groups/new/", PARTICIPANT),
    Look("sign-out", "/account/logout/", PARTICIPANT),
)
OF_ORGANISERS = (
    Look("groups", "/groups/", ORGANISER),
    Look("group", "/groups/", ORGANISER, then="/groups/"),
    Look("plans", "/activities/mine/", ORGANISER),
    Look("papers", "/phases/{phase.code}/papers/", ORGANISER),
    Look("paper-type", "/phases/{phase.code}/papers/type/", ORGANISER),
    Look("beside", "/phases/{phase.code}/beside/", ORGANISER),
    Look("event-new", "/events/new/", ORGANISER),
    Look("event-change", "/events/{event.code}/change/", ORGANISER),
    Look("event-people", "/events/{event.code}/people/", ORGANISER),
    Look("event-work", "/a/{event.code}/work/", ORGANISER),
    Look("invitations", "/a/{event.code}/invitations/", ORGANISER),
    Look("invitation-new", "/a/{event.code}/invitations/new/", ORGANISER),
    Look("event-waiting", "/events/{full.code}/waiting/", ORGANISER),
    Look("event-reconfirmation", "/events/{event.code}/reconfirmation/", ORGANISER),
    Look("event-questions", "/events/{event.code}/questions/", ORGANISER),
    Look("event-question-new", "/events/{event.code}/questions/add/", ORGANISER),
    Look("event-answers", "/events/{event.code}/answers/", ORGANISER),
    Look("event-series", "/events/{weekly.code}/series/", ORGANISER),
    Look("event-series-new", "/events/{event.code}/series/", ORGANISER),
    Look("series-change", "/events/{weekly.code}/series/change/", ORGANISER),
    Look("door", "/events/{event_today.code}/door/?q=b", ORGANISER),
    Look("door-walk-in", "/events/{event_today.code}/door/new/", ORGANISER),
    Look("door-groups", "/events/{event_today.code}/door/groups/", ORGANISER),
    Look("door-paper", "/events/{event_today.code}/door/paper/", ORGANISER),
    Look("event-attendance", "/events/{event_today.code}/attendance/", ORGANISER),
    Look("event-absent", "/events/{event_today.code}/absent/", ORGANISER),
    Look("event-certificates", "/events/{event_today.code}/certificates/", ORGANISER),
    Look("event-roles", "/a/{event_today.code}/roles/", ORGANISER),
    Look("event-agenda", "/events/{event.code}/agenda/", ORGANISER),
    Look("minutes-write", "/events/{event_today.code}/minutes/write/", ORGANISER),
    Look("minutes-check", "/events/{event_today.code}/minutes/check/", ORGANISER),
    Look("event-outcome", "/events/{event_today.code}/outcome/", ORGANISER),
    Look("event-reminders", "/a/{event.code}/reminders/", ORGANISER),
    Look("event-reminder", "/a/{event.code}/reminders/24h/", ORGANISER),
    Look("event-reminder-new", "/a/{event.code}/reminders/new/", ORGANISER),
    Look("event-messages", "/a/{event.code}/messages/", ORGANISER),
    Look("roster", "/events/{event.code}/roster/", ORGANISER),
    Look("consultation-new", "/consultations/new/", ORGANISER),
    Look("consultation-of-ours", "{consultation}", ORGANISER),
    Look("question-new-scale", "/phases/{phase.code}/questions/new/?kind=scale", ORGANISER),
    Look("questions-translate", "/phases/{phase.code}/questions/in/ar/", ORGANISER),
    Look("questions", "/phases/{phase.code}/questions/", ORGANISER),
    Look("question-new", "/phases/{phase.code}/questions/new/", ORGANISER),
    Look("results", "/phases/{phase.code}/results/", ORGANISER),
    Look("prompt", "/phases/{gathering.code}/prompt/", ORGANISER),
    Look("decision", "/phases/{deciding.code}/decision/", ORGANISER),
    Look("decision-plan", "/phases/{deciding.code}/decision/change/", ORGANISER),
    Look("option-new", "/phases/{deciding.code}/options/new/", ORGANISER),
    Look("results-vote", "/phases/{deciding.code}/results/", ORGANISER),
    Look("results-ideas", "/phases/{gathering.code}/results/", ORGANISER),
    Look("phases", "/consultations/{consultation.code}/phases/", ORGANISER),
    Look("phase-new", "/consultations/{consultation.code}/phases/new/", ORGANISER),
    Look("phase-change", "/phases/{phase.code}/change/", ORGANISER),
    Look("themes", "/a/{answered.code}/themes/", ORGANISER),
    Look("theme", "/a/{answered.code}/themes/", ORGANISER, then="/a/{answered.code}/themes/"),
    Look("campaign-new", "/campaigns/new/", ORGANISER),
    Look("letters", "/campaigns/{campaign.code}/letters/", CAMPAIGNER),
    Look("me-of-spokesperson", "/me/", CAMPAIGNER),
    Look("mandate", "/me/", CAMPAIGNER, then="/groups/"),
    Look("who-speaks", "/phases/{phase.code}/answer/", CAMPAIGNER),
    Look("idea-for-group", "/phases/{gathering.code}/ideas/new/", CAMPAIGNER),
    Look("shift-new", "/campaigns/{campaign.code}/shifts/new/", CAMPAIGNER),
    Look("shift-people", "/campaigns/{campaign.code}/shifts/people/", CAMPAIGNER),
    Look("pledges", "/campaigns/{campaign.code}/pledges/", CAMPAIGNER),
    Look("goal", "/campaigns/{campaign.code}/goals/", CAMPAIGNER),
    Look("update-new", "/a/{campaign.code}/updates/new/", CAMPAIGNER),
)
OF_AUTHORITIES = (
    Look("answers-waiting", "/waiting-for-answers/", AUTHORITY),
    Look("reply", "/waiting-for-answers/", AUTHORITY, then="/a/"),
    Look("commitment-owner", "/a/{answered.code}/answers/", AUTHORITY, then="/commitments/"),
)
OF_COORDINATORS = (
    Look("desk", "/desk/", COORDINATOR),
    Look("desk-activities", "/desk/activities/", COORDINATOR),
    Look("desk-people", "/desk/people/", COORDINATOR),
    Look("desk-review", "/desk/review/", COORDINATOR),
    Look("event-in-review", "/desk/review/", COORDINATOR, then="/a/"),
    Look("help-kept", "/help/check/", COORDINATOR),
    Look("help-of-ours", "/desk/review/", COORDINATOR, then="/help/"),
    Look("help-new", "/help/add/", COORDINATOR),
    Look("group-to-verify", "/desk/review/", COORDINATOR, then="/groups/"),
    Look("mandates-objected", "/mandates/objected/", COORDINATOR),
    Look("moderation", "/moderation/", COORDINATOR),
    Look("moderation-mine", "/moderation/mine/", COORDINATOR),
    Look("safeguarding-trained", "/safeguarding/trained/", COORDINATOR),
)
SIGNED_IN = OF_PARTICIPANTS + OF_ORGANISERS + OF_AUTHORITIES + OF_COORDINATORS
EVERY = PUBLIC + SIGNED_IN


class ActivityPath(str):
    """An address; `code` is that of the activity or phase whose page it is."""

    @property
    def code(self) -> str:
        return self.rstrip("/").rsplit("-", 1)[1]


def demonstration(address: str) -> dict[str, ActivityPath]:
    """Where things of the demonstration are, by the names that `Look.path` uses."""
    page = _page(f"{address}/activities/")
    paths = {
        name: ActivityPath(re.findall(rf'href="(/a/{start}[^"]*)"', page)[0]) for name, start in NAMED.items()
    }
    letter = post_box.letter_for(address, PARTICIPANT, saying=post_box.STOP)
    for name, where in (("phase", "consultation"), ("gathering", "ideas"), ("deciding", "vote")):
        phase = re.findall(r"/phases/(\w+)/", _page(address + paths[where]))[0]
        paths[name] = ActivityPath(f"/phases/-{phase}/")
    ideas = _page(f"{address}/phases/{paths['gathering'].code}/ideas/")
    paths["idea"] = ActivityPath(f"/-{re.findall(r'/ideas/(\w{10})/', ideas)[0]}/")
    return paths | {"stop": ActivityPath(post_box.STOP.findall(letter)[0])}


def _page(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        return answer.read().decode()
