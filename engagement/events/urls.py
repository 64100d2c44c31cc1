"""Addresses of events."""

from django.urls import path

from engagement.events.door import listed_views as door_lists
from engagement.events.door import views as door
from engagement.events.roster_import import views as roster
from engagement.events.views import (
    attendance,
    details,
    events,
    feeds,
    guests,
    online,
    questions,
    registrations,
    tickets,
    waiting,
)

app_name = "events"

urlpatterns = [
    path("events/new/", events.event_draft, name="event-draft"),
    path("events/<code:code>/change/", events.event_change, name="event-change"),
    path("events/<code:code>/register/", registrations.event_register, name="event-register"),
    path("events/<code:code>/cancel/", registrations.event_cancel, name="event-cancel"),
    path("events/<code:code>/guest/", guests.guest_ask, name="guest-ask"),
    path("guest/<str:token>/", guests.guest_confirm, name="guest-confirm"),
    path("guest/mine/<str:token>/", guests.guest_manage, name="guest-manage"),
    path("events/<code:code>/details/", details.event_details, name="event-details"),
    path("events/<code:code>/answers/", details.event_answers, name="event-answers"),
    path(
        "events/<code:code>/answers.csv",
        details.event_answers_file,
        {"sheet": "csv"},
        name="event-answers-csv",
    ),
    path(
        "events/<code:code>/answers.xlsx",
        details.event_answers_file,
        {"sheet": "xlsx"},
        name="event-answers-xlsx",
    ),
    path("events/<code:code>/questions/", questions.question_list, name="question-list"),
    path("events/<code:code>/questions/add/", questions.question_add, name="question-add"),
    path(
        "events/<code:code>/questions/<code:asked_code>/",
        questions.question_change,
        name="question-change",
    ),
    path(
        "events/<code:code>/questions/<code:asked_code>/move/",
        questions.question_move,
        name="question-move",
    ),
    path(
        "events/<code:code>/questions/<code:asked_code>/remove/",
        questions.question_remove,
        name="question-remove",
    ),
    path("events/<code:code>/offer/", registrations.event_offer, name="event-offer"),
    path("events/<code:code>/waiting/", waiting.event_waiting, name="event-waiting"),
    path("events/<code:code>/waiting/<code:registration_code>/", waiting.event_decide, name="event-decide"),
    path("events/<code:code>/people/", attendance.event_people, name="event-people"),
    path("events/<code:code>/people/<code:person_code>/", attendance.event_mark, name="event-mark"),
    path("events/<code:code>/attendance/", attendance.event_attendance, name="event-attendance"),
    path(
        "events/<code:code>/attendance/<code:count_code>/",
        attendance.head_count_take_back,
        name="head-count-take-back",
    ),
    path("events/<code:code>/absent/", attendance.event_absent, name="event-absent"),
    path("events/<code:code>/ticket/", tickets.event_ticket, name="event-ticket"),
    path("events/<code:code>/ticket/said/", tickets.event_said, name="event-said"),
    path("t/<str:token>/", door.ticket_scan, name="ticket-scan"),
    path("events/<code:code>/door/", door.event_door, name="event-door"),
    path("events/<code:code>/door/new/", door_lists.door_walk_in, name="door-walk-in"),
    path("events/<code:code>/door/paper/", door_lists.door_paper, name="door-paper"),
    path("events/<code:code>/door/groups/", door.door_groups, name="door-groups"),
    path("events/<code:code>/door/groups/<code:group_code>/", door.door_group, name="door-group"),
    path("events/<code:code>/door/<code:person_code>/", door.door_mark, name="door-mark"),
    path("events/<code:code>/roster/", roster.event_roster, name="event-roster"),
    path("events/<code:code>/roster/<str:token>/", roster.event_roster_preview, name="event-roster-preview"),
    path(
        "events/<code:code>/roster/<str:token>/refused.xlsx",
        roster.event_roster_refused,
        name="event-roster-refused",
    ),
    path("events/<code:code>/calendar.ics", events.event_calendar, name="event-calendar"),
    path("calendar/", feeds.calendar_subscribe, name="calendar-subscribe"),
    path("calendar/open/", feeds.calendar_open, name="calendar-open"),
    path("calendar/close/", feeds.calendar_close, name="calendar-close"),
    path("calendar/<str:token>.ics", feeds.calendar_feed, name="calendar-feed"),
    path("activities/calendar.ics", feeds.calendar_all, name="calendar-all"),
    path("groups/<code:code>/calendar.ics", feeds.calendar_of_group, name="calendar-of-group"),
    path("places/<str:code>/calendar.ics", feeds.calendar_of_place, name="calendar-of-place"),
    path("o/<str:token>/", online.event_online, name="event-online"),
]
